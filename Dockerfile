# The form and the HTTP endpoint on a hospital's own machine. Build: docker build -t sekretesskollen .
# Run with a folder that holds policy.toml and what it names (docs/policy.md, docs/signin.md), readable by user 10001:
#   docker run --read-only --tmpfs /tmp -v /etc/sekretess:/etc/sekretess:ro -p 127.0.0.1:8321:8321 sekretesskollen
# Keys and log need a volume, a build the same tomorrow the digest of its base: docs/running.md.
ARG PYTHON=python:3.13-slim
FROM ${PYTHON} AS build
# film, heic, postgres, with commas between: --build-arg EXTRAS=film,heic
ARG EXTRAS=
WORKDIR /src
COPY requirements.lock requirements-dev.lock pyproject.toml README.md LICENSE ./
RUN python -m venv /opt/sekretess && /opt/sekretess/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
# What builds the wheel, and the extras, come out of the lock with their hashes too: pip is left nothing to choose.
RUN locked() { awk -v wanted=" $* " '/^[a-z]/ { split($1, name, "=="); keep = index(wanted, " " name[1] " ") } keep' requirements-dev.lock; } \
    && python -m venv /opt/build \
    && locked hatchling packaging pathspec pluggy tomlkit trove-classifiers > build.lock \
    && /opt/build/bin/pip install --no-cache-dir --no-deps --require-hashes -r build.lock \
    && locked $(echo "$EXTRAS" | sed 's/,/ /g; s/film/av/; s/heic/pillow-heif/; s/postgres/psycopg psycopg-binary/') > extras.lock \
    && /opt/sekretess/bin/pip install --no-cache-dir --no-deps --require-hashes -r extras.lock
COPY checker checker
COPY rules rules
COPY models/faces models/faces
COPY models/sv_sekretess_ner models/sv_sekretess_ner
COPY models/sv_sekretess_reader models/sv_sekretess_reader
RUN /opt/build/bin/pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheel . \
    && /opt/sekretess/bin/pip install --no-cache-dir --no-deps --no-index /wheel/*.whl

FROM ${PYTHON}
RUN apt-get update && apt-get install -qy --no-install-recommends libgl1 libglib2.0-0 && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home sekretess \
    && install -d -m 0700 -o sekretess -g sekretess /var/lib/sekretess
COPY --from=build /opt/sekretess /opt/sekretess
ENV PATH=/opt/sekretess/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 OMP_NUM_THREADS=1
USER 10001
EXPOSE 8321
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8321/readyz', timeout=4)"]
ENTRYPOINT ["sekretess"]
CMD ["serve", "--host", "0.0.0.0", "--policy", "/etc/sekretess/policy.toml"]
