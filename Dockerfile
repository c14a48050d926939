# The form and the HTTP endpoint on a hospital's own machine. Build: docker build -t sekretesskollen .
# Run with a folder that holds policy.toml and what it names (docs/policy.md, docs/signin.md), readable by user 10001:
#   docker run --read-only --tmpfs /tmp -v /etc/sekretess:/etc/sekretess:ro -p 127.0.0.1:8321:8321 sekretesskollen
FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN python -m venv /opt/sekretess && /opt/sekretess/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY checker checker
COPY rules rules
COPY models/sv_sekretess_ner models/sv_sekretess_ner
COPY models/sv_sekretess_reader models/sv_sekretess_reader
RUN /opt/sekretess/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim
RUN apt-get update && apt-get install -qy --no-install-recommends libgl1 libglib2.0-0 && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home sekretess
COPY --from=build /opt/sekretess /opt/sekretess
ENV PATH=/opt/sekretess/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001
EXPOSE 8321
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8321/readyz', timeout=4)"]
ENTRYPOINT ["sekretess"]
CMD ["serve", "--host", "0.0.0.0", "--policy", "/etc/sekretess/policy.toml"]
