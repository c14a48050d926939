"""The HTTP endpoint and the curator's form. Calls the pipeline and keeps no draft."""
