#!/usr/bin/env bash
# Installs what Native AOT needs beside the .NET SDK (clang as linker, zlib's headers), where it can. Where it can't, it says so and that is
# all: the test is skipped then.
set -euo pipefail

if command -v clang > /dev/null; then
    echo "clang is here already."
elif [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
    echo "clang is missing and can't be installed (that takes root, and apt-get): Native AOT isn't tested."
else
    export DEBIAN_FRONTEND=noninteractive
    install() { timeout 180 apt-get install --yes --quiet --no-install-recommends clang zlib1g-dev > /dev/null 2>&1; }
    if install || { timeout 60 apt-get update --quiet > /dev/null 2>&1 && install; }; then
        echo "clang is installed."
    else
        echo "clang is missing and couldn't be installed: Native AOT isn't tested."
    fi
fi
