"""The curator's form: a page that works without script, and the same answers in pieces for the script."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import JSONResponse, Response

from checker.cleaning import CleanCopy
from checker.draft import Attachment, Draft
from checker.errors import CheckerError
from checker.gate import Source, Standing
from checker.place import Spot
from checker.reading import media_kind
from checker.report import Report
from checker.web import reading, uploads
from checker.web.copies import download, said_in
from checker.web.jobs import Job
from checker.web.page import Page, Shown
from checker.web.preview import hidden_copy, preview
from checker.web.problems import Problem, problem_of
from checker.web.service import Asked, Kept, Photos, Service, Serving
from checker.web.signin.access import identity_of
from checker.web.stills import stills
from checker.web.ticks import Ticks
from checker.web.view import Photo, answer_of, photo_of, without_photos

router = APIRouter(include_in_schema=False)


T = TypeVar("T")

BETWEEN = "\n\n"
EMPTY_LINE = re.compile(r"\r?\n[^\S\n]*\r?\n")
"""What stands between two earlier posts."""

FRAGMENTS = ("all", "text", "wording")
"""What the script asks for: the whole draft, or the text alone while one types; then, when one rests, with its safe
wording, which takes longer than all the rest."""


class UnderWay(Exception):  # noqa: N818  (no error: the answer comes later)
    """A film is being examined or cleaned; ``job`` tells how far it has come."""

    def __init__(self, job: Job[Any], asked: Asked) -> None:
        super().__init__()
        self.job, self.asked = job, asked


@dataclass(frozen=True, slots=True)
class Fields:
    """What the form sends.

    ``kept`` are tokens of photos from the step before; ``clean`` is one whose clean copy is wanted, ``swap`` one that
    its clean copy is to stand in for; ``unsent`` are names of photos that the script holds back while one types.
    """

    text: str = field(default="", repr=False)
    earlier: str = field(default="", repr=False)
    kept: tuple[str, ...] = ()
    clean: str = ""
    swap: str = ""
    ticks: Ticks = field(default_factory=Ticks)
    fragment: str = ""
    unsent: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()

    @classmethod
    async def of(cls, form: FormData) -> Fields:
        """The fields of a form; the safe wording stands in for the text when its button was pressed."""

        def text(name: str) -> str:
            value = form.get(name)
            return value if isinstance(value, str) else ""

        fragment = text("fragment")
        return cls(
            text("safe") if text("act") == "safe" else text("text"),
            text("earlier"),
            tuple(value for value in form.getlist("kept") if isinstance(value, str)),
            text("clean"),
            text("swap"),
            Ticks.of(form),
            fragment if fragment in FRAGMENTS else "",
            tuple(uploads.clean_name(value) for value in form.getlist("unsent") if isinstance(value, str)),
            tuple(await uploads.attachments(form.getlist("files"))),
        )


@router.get("/")
async def show(request: Request) -> Response:
    """The empty form."""
    return Page(request).form(Shown())


@router.post("/")
async def answer(request: Request, service: Serving) -> Response:
    """The form with its answer, or with what went wrong; what was typed always comes back."""
    page, fields = Page(request), Fields()
    photos: Photos = []
    try:
        fields = await Fields.of(await reading.read_form(request, service.limits))
        photos = _photos(service, fields)
        if fields.swap:
            photos = await _swapped(service, request, fields, photos)
        shown = await _answered(page, service, request, fields, photos)
    except UnderWay as under_way:
        return page.progress(under_way.job, cleaning=bool(under_way.asked.swap))
    except Problem as problem:
        shown = _refused(service, problem, fields, photos, _place(problem, fields))
    return page.form(shown, fragment=fields.fragment)


@router.get("/jobb/{job_id}")
async def job(job_id: str, request: Request, service: Serving) -> Response:
    """How far the check of a draft with a film has come, or the form with its answer."""
    page = Page(request)
    fragment = "all" if request.query_params.get("fragment") == "all" else ""
    under_way = service.jobs.get(job_id, identity_of(request).account)
    asked: Asked | None = service.asked.get(job_id)
    if asked is None:
        raise Problem("gone")
    if not under_way.future.done():
        return page.progress(under_way, cleaning=bool(asked.swap))
    service.jobs.forget(under_way)
    service.asked.drop(job_id)
    fields, photos = Fields(asked.draft.text, BETWEEN.join(asked.draft.earlier), fragment=fragment), asked.photos
    try:
        if isinstance(made := under_way.result, CleanCopy):
            photos = _in_place(service, photos, asked.swap, made)
            shown = await _answered(page, service, request, fields, photos)
        else:
            shown = await _seen(service, request, asked, *made)
    except UnderWay as next_one:
        return page.progress(next_one.job, cleaning=bool(next_one.asked.swap))
    except Problem as problem:
        shown = _refused(service, problem, fields, photos, _place(problem, fields))
    return page.form(shown, fragment=fragment)


@router.post("/clean")
async def clean(request: Request, service: Serving) -> Response:
    """The cleaned copy of one kept photo, to be saved; the form again when there is none."""
    page, fields = Page(request), Fields()
    try:
        fields = await Fields.of(await reading.read_form(request, service.limits))
        copy = await _cleaned(service, request, fields, fields.clean)
        return download(copy, lang=page.lang)
    except Problem as problem:
        left = [(token, found) for token in fields.kept if (found := service.tray.get(token)) is not None]
        return page.form(_refused(service, problem, fields, left, "files"), fragment=fields.fragment)


@router.post("/proof")
async def proof(request: Request, service: Serving) -> Response:
    """The proof of a clean copy, to be saved."""
    page, form = Page(request), await reading.read_form(request, service.limits)
    token = form.get("proof")
    kept = service.kept(token if isinstance(token, str) else "")
    if kept.proof is None:
        raise Problem("not-found")
    headers = {"Content-Disposition": 'attachment; filename="bevis.json"', "Content-Language": page.lang}
    return JSONResponse(kept.proof.as_json(said_in(page.lang)), headers=headers)


@router.get("/tillganglighet")
async def accessibility(request: Request, service: Serving) -> Response:
    """The accessibility statement that lag (2018:1937) asks for."""
    return Page(request).prose("tillganglighet", contact=service.contact)


@router.get("/integritet")
async def privacy(request: Request, service: Serving) -> Response:
    """What is kept of a draft, and for how long."""
    limits = service.limits
    minutes = {
        "tray": round(limits.tray_s / 60),
        "replay": round(limits.replay_s / 60),
        "found": round(limits.judged_s / 60),
    }
    logged, cookies = service.gate.log is not None, request.app.state.door.sessions is not None
    return Page(request).prose("integritet", minutes=minutes, logged=logged, cookies=cookies)


def _photos(service: Service, fields: Fields) -> Photos:
    """The photos of the draft with their tokens: those kept from before, then the new ones, under unique names.

    Raises:
        Problem: when one is forgotten.
    """
    photos = [(token, service.kept(token)) for token in dict.fromkeys(fields.kept)]
    taken = {"text", *(kept.photo.name for _, kept in photos)}
    for file in fields.files:
        kept = Kept(Attachment(uploads.free_name(file.name, taken), file.data))
        taken.add(kept.photo.name)
        photos.append((service.keep(kept), kept))
    return photos


async def _cleaned(service: Service, request: Request, fields: Fields, token: str) -> CleanCopy:
    """The clean copy of a photo, made as ticked; a photo that is one already is its own."""
    kept = service.kept(token)
    return (
        CleanCopy(kept.photo, kept.proof)
        if kept.proof
        else await service.clean(kept.photo, fields.ticks.choice(token), request)
    )


async def _swapped(service: Service, request: Request, fields: Fields, photos: Photos) -> Photos:
    """The photos with the clean copy of one in its place."""
    kept = service.kept(fields.swap)
    if kept.proof or media_kind(kept.photo.data) != "film":
        return _in_place(service, photos, fields.swap, await _cleaned(service, request, fields, fields.swap))
    draft = _draft(fields, [kept.photo for _, kept in photos])
    started = service.start_cleaning(kept.photo, fields.ticks.choice(fields.swap), request)
    made = await _waited(service, started, Asked(draft, photos, fields.ticks, fields.swap))
    return _in_place(service, photos, fields.swap, made)


def _in_place(service: Service, photos: Photos, swap: str, made: CleanCopy) -> Photos:
    """The photos with a clean copy in the place of the one that it was made of."""
    others = {kept.photo.name for token, kept in photos if token != swap}
    copy = Kept(Attachment(uploads.free_name(made.file.name, others), made.file.data), made.proof)
    token = service.keep(copy)
    return [(token, copy) if old == swap else (old, kept) for old, kept in photos]


async def _waited(service: Service, started: Job[T], asked: Asked) -> T:
    """What comes of a job within the form's patience.

    Raises:
        UnderWay: when it takes longer; what was asked is kept until then.
        Problem: when nothing comes of it.
    """
    done, _ = await asyncio.wait({asyncio.wrap_future(started.future)}, timeout=service.limits.patience_s)
    if not done:
        service.asked.put(started.id, asked, 1)
        raise UnderWay(started, asked)
    service.jobs.forget(started)
    return started.result


async def _answered(page: Page, service: Service, request: Request, fields: Fields, photos: Photos) -> Shown:
    if fields.fragment in ("text", "wording"):
        quick = fields.fragment == "text"
        report = await service.check(_draft(fields, ()), request, reword=not quick)
        names = [*(kept.photo.name for _, kept in photos), *fields.unsent]
        report = without_photos(report, names, page.words["summary_pending"], page.words["pending"])
        return Shown(fields.text, fields.earlier, answer=answer_of(report, (), pending=quick))
    asked = Asked(_draft(fields, [kept.photo for _, kept in photos]), photos, fields.ticks)
    if not any(media_kind(file.data) == "film" for file in asked.draft.files):
        return await _seen(service, request, asked, *await service.checked(asked.draft, request, Source.FORM))
    started = service.start(asked.draft, request, Source.FORM)
    return await _seen(service, request, asked, *await _waited(service, started, asked))


async def _seen(service: Service, request: Request, asked: Asked, standing: Standing, report: Report) -> Shown:
    draft, photos = asked.draft, asked.photos

    def look() -> list[Photo]:
        return [_view(kept, token, asked.ticks.unticked(token), report) for token, kept in photos]

    views = await service.work(look, len(draft.files), request)
    open_ended = standing.receipt or (service.gate.log is not None and standing.judged.complete and standing.left)
    check_id = service.remember(standing.judged) if open_ended else ""
    return Shown(draft.text, BETWEEN.join(draft.earlier), views, answer_of(report, views, check_id=check_id))


def _view(kept: Kept, token: str, unticked: frozenset[Spot], report: Report) -> Photo:
    """A photo or film with what the report says of it, and of a film small pictures of what can be chosen."""
    photo, film = kept.photo, media_kind(kept.photo.data) == "film"
    shown, hidden = preview(photo), hidden_copy(photo)
    made = Photo(photo.name, token, shown, proof=kept.proof, hidden=hidden, film=film, unticked=unticked)
    view = photo_of(made, report)
    if not film or kept.proof:
        return view
    return replace(view, stills=stills(photo, [tick.place.spot for tick in view.ticks]))


def _refused(service: Service, problem: Problem, fields: Fields, photos: Photos, at: str | None) -> Shown:
    service.meters.problems.labels(problem.kind).inc()
    views = [Photo(kept.photo.name, token, proof=kept.proof) for token, kept in photos]
    return Shown(fields.text, fields.earlier, views, problem=problem, at=at)


def _draft(fields: Fields, files: Sequence[Attachment]) -> Draft:
    try:
        return Draft.of(fields.text, files, earlier=EMPTY_LINE.split(fields.earlier.strip()))
    except CheckerError as error:
        raise problem_of(error) from error


def _place(problem: Problem, fields: Fields) -> str | None:
    """The field that a problem belongs to, ``text`` or ``files``; None for the service's own troubles."""
    if problem.kind in ("gone", "not-cleaned"):
        return "files"
    if problem.status not in (413, 415, 422):
        return None
    try:
        Draft.of(fields.text or "x")
    except CheckerError:
        return "text"
    return "files" if fields.files or fields.kept else "text"
