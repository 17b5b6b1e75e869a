#!/bin/sh
# Gets the peers that CnnGen.Race races against, on a Debian machine: ONNX Runtime's native library from npm's onnxruntime-node (unpacked only, so that
# its install script, which downloads GPU libraries, does not run), PyTorch and a threaded OpenBLAS from Debian.
set -eu

folder=$(cd "$(dirname "$0")" && pwd)
version=1.30.0

case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) echo "ONNX Runtime is not packaged for $(uname -m)." >&2; exit 1 ;;
esac

as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update
$as_root apt-get install --yes --no-install-recommends python3-torch python3-numpy libopenblas0-pthread
command -v npm > /dev/null || $as_root apt-get install --yes --no-install-recommends npm

download=$(mktemp -d)
trap 'rm -rf "$download"' EXIT
npm pack "onnxruntime-node@$version" --pack-destination "$download"
tar -xzf "$download/onnxruntime-node-$version.tgz" -C "$download" "package/bin/napi-v6/linux/$machine/libonnxruntime.so.1"
mkdir -p "$folder/onnxruntime"
mv "$download/package/bin/napi-v6/linux/$machine/libonnxruntime.so.1" "$folder/onnxruntime/"
