# The command codegen with git, for CI and for people without Python:
#   docker run --rm -v "$PWD:/work" IMAGE check
# To pin the base by its digest: docker build --build-arg BASE=python:3.13-slim-bookworm@sha256:…
ARG BASE=python:3.13-slim-bookworm

FROM ${BASE} AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE constraints.txt ./
COPY catalogue ./catalogue
COPY codegen ./codegen
COPY schema ./schema
COPY templates ./templates
RUN python -m venv /opt/codegen \
 && python -m pip wheel --no-cache-dir --no-deps --wheel-dir /opt/wheels . \
 && /opt/codegen/bin/python -m pip install --no-cache-dir --constraint constraints.txt \
    "message-codegen[fast] @ file://$(ls /opt/wheels/*.whl)" \
 && /opt/codegen/bin/python -m pip uninstall --yes pip

FROM ${BASE}
# git is what breaking and diff ask for older catalogues. Debian keeps no old versions to pin.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends git \
 && rm -rf /var/lib/apt/lists/* \
 && git config --system --add safe.directory /work \
 && useradd --uid 1000 --create-home codegen
COPY --from=build /opt/codegen /opt/codegen
ENV PATH=/opt/codegen/bin:$PATH PYTHONDONTWRITEBYTECODE=1
USER 1000
WORKDIR /work
ENTRYPOINT ["codegen"]
CMD ["--help"]
