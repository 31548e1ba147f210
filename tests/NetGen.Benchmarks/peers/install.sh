#!/bin/sh
# Installs the peers that NetGen is measured against (Debian 12 or later; needs root).
# libopenblas0-pthread matters: without it Debian's PyTorch runs on the reference BLAS, which is many times slower.
set -eu
apt-get install -y --no-install-recommends python3-torch python3-sklearn libopenblas0-pthread
env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OMP_NUM_THREADS=1 /usr/bin/python3 -c 'import torch, sklearn; print("PyTorch", torch.__version__, "scikit-learn", sklearn.__version__)'

# ONNX Runtime is one shared library; the package of its JavaScript binding has it. Nothing of that package is run.
version=1.30.0
target="${XDG_DATA_HOME:-$HOME/.local/share}/netgen-peers"
case "$(uname -m)" in x86_64) machine=x64 ;; aarch64) machine=arm64 ;; *) echo "ONNX Runtime: no library for $(uname -m)" >&2; exit 1 ;; esac
if ! command -v npm > /dev/null; then
    echo "ONNX Runtime: npm is needed to get it (apt-get install npm); the other peers are installed." >&2
    exit 1
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && npm pack --silent "onnxruntime-node@$version" && tar xzf "onnxruntime-node-$version.tgz" "package/bin/napi-v6/linux/$machine")
mkdir -p "$target"
cp "$folder/package/bin/napi-v6/linux/$machine/libonnxruntime.so.1" "$target/"
echo "ONNX Runtime $version in $target"
