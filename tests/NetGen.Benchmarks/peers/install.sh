#!/bin/sh
# Installs the peers that NetGen is measured against (Debian 12 or later; needs root).
# libopenblas0-pthread matters: without it Debian's PyTorch runs on the reference BLAS, which is many times slower.
set -eu
apt-get install -y --no-install-recommends python3-torch libopenblas0-pthread
env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OMP_NUM_THREADS=1 /usr/bin/python3 -c 'import torch; print("PyTorch", torch.__version__)'
