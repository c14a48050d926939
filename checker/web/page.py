"""The pages: templates, language, and what each of them is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from checker.english import known
from checker.web.jobs import Job
from checker.web.problems import Problem
from checker.web.texts import EN, SV, language, texts
from checker.web.view import Answer, Photo

HERE = Path(__file__).parent

ENVIRONMENT = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.globals["english"] = known


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form shows: the text and earlier posts as typed, the answer, or the problem and its field."""

    text: str = field(default="", repr=False)
    earlier: str = field(default="", repr=False)
    photos: Sequence[Photo] = ()
    answer: Answer | None = None
    problem: Problem | None = None
    at: str | None = None


class Page:
    """Renders for one request, in its language."""

    def __init__(self, request: Request) -> None:
        identity = getattr(request.state, "identity", None)
        # A proxy in front has a way out of its own; here one signs out of a session of this service.
        self.who = identity.name if identity and identity.person and request.app.state.door.sessions else ""
        self.hospital = request.app.state.hospital
        self.chosen = request.query_params.get("lang")
        self.lang = language(self.chosen, request.headers.get("accept-language"))
        self.words = texts(self.lang)

    def render(self, template: str, status: int = 200, **given: Any) -> HTMLResponse:
        """A page in full; every template may use ``t`` (the texts) and what is ``given`` here by name."""
        query = f"?lang={self.lang}" if self.chosen in (SV, EN) else ""
        html = ENVIRONMENT.get_template(template).render(
            t=self.words,
            lang=self.lang,
            other=SV if self.lang == EN else EN,
            query=query,
            who=self.who,
            hospital=self.hospital,
            **given,
        )
        return HTMLResponse(html, status, {"Content-Language": self.lang})

    def form(self, shown: Shown, *, fragment: str = "") -> HTMLResponse:
        """The form, or only the regions that the script puts in place: see ``checker.web.form.FRAGMENTS``."""
        problem = shown.problem
        page = self.render(
            "regions.html" if fragment else "form.html",
            problem.status if problem else 200,
            shown=shown,
            fragment=fragment,
            sentence=problem.sentence(self.lang) if problem else "",
            title=problem.title(self.lang) if problem else "",
        )
        page.headers.update(problem.headers if problem else {})
        return page

    def progress(self, job: Job[Any], *, cleaning: bool) -> HTMLResponse:
        """A page that looks again by itself until the film has been examined, or its clean copy made."""
        address = f"/jobb/{job.id}"
        page = self.render("progress.html", 202, percent=round(100 * job.progress), address=address, cleaning=cleaning)
        # The script says the same as the page.
        title = quote(self.words["cleaning_title" if cleaning else "film_title"])
        page.headers.update({"Location": address, "Retry-After": "2", "Progress": str(job.progress), "Doing": title})
        return page

    def prose(self, name: str, **given: Any) -> HTMLResponse:
        """A page of running text, one template a language."""
        return self.render(f"{name}.{self.lang}.html", name=name, **given)

    def problem(self, problem: Problem) -> HTMLResponse:
        """A page for a browser that went astray."""
        page = self.render(
            "problem.html", problem.status, title=problem.title(self.lang), sentence=problem.sentence(self.lang)
        )
        page.headers.update(problem.headers)
        return page
