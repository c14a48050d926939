"""The page of figures, from the log alone."""

import re
from html.parser import HTMLParser

import pytest

from checker.gate import Gate
from checker.keyring import Keyring
from checker.log.figures import Figures
from checker.log.line import Kind
from checker.log.store import Log
from checker.output.plot import Plot, Series
from checker.web.app import create_app
from checker.web.figures import page_alone
from tests.judged import stand_in
from tests.web.drafts import CHROMIUM


@pytest.fixture
def gate(tmp_path) -> Gate:
    keyring = Keyring.create(tmp_path / "keys")
    log = Log(str(tmp_path / "log.db"), keyring)
    for verdict, number in (("clear", 5), ("review", 3), ("stop", 2)):
        for _ in range(number):
            log.append(Kind.CHECK, verdict=verdict, complete=verdict != "stop", types={"WARD": 2, "GPS": 1})
    log.append(Kind.ACKNOWLEDGED, severity="review")
    log.append(Kind.GATE, passed=False)
    return Gate(keyring, log)


class Tables(HTMLParser):
    """The cells of every table of a page, and what a screen reader is told of every drawing."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows, self.cell, self.drawings = [], None, []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        self.cell = tag if tag in ("td", "th") else self.cell
        if tag == "svg" and ("role", "img") in attributes:
            self.drawings.append(dict(attributes)["aria-labelledby"])

    def handle_endtag(self, tag):
        self.cell = None if tag == self.cell else self.cell

    def handle_data(self, data):
        if self.cell:
            self.rows[-1].append(data)


def test_the_tables_hold_what_the_log_says(serve, gate):
    answer = serve(create_app(stand_in(), gate=gate)).get("/figures", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    page = Tables(answer.text)
    heads, rows = page.rows[::2], page.rows[1::2]
    assert heads[0] == ["Vecka", "Stopp", "Granska", "Klart", "Inte kontrollerat"]
    assert [row[1:] for row in rows] == [["2", "3", "5", "2"], ["20", "10"], ["0", "1"], ["1", "0"]]
    assert heads[1] == ["Vecka", "Avdelning", "Plats i bildfilen"]
    assert len(page.drawings) == 4
    for names in page.drawings:
        for name in names.split():
            assert re.search(rf'<(title|desc) id="{name}">[^<]+<', answer.text)


def test_nothing_is_drawn_that_the_policy_of_the_page_forbids(serve, gate):
    answer = serve(create_app(stand_in(), gate=gate)).get("/figures", params={"lang": "en"})
    assert "Checked drafts" in answer.text
    assert "<style" not in answer.text
    assert " style=" not in answer.text
    assert "<script" not in answer.text


def test_without_a_log_the_page_says_so(serve):
    answer = serve(create_app(stand_in())).get("/figures")
    assert answer.status_code == 200
    assert "Ingen logg förs" in answer.text


def test_the_file_needs_nothing_beside_it(gate):
    page = page_alone(Figures.of(gate.log.read()), "sv")
    assert not re.search(r'(src|href)="(?!#)', page)
    assert "url(http" not in page
    assert len(Tables(page).drawings) == 4


def test_bars_are_as_high_as_their_counts():
    plot = Plot("p", "Rubrik", "Säger", ("10", "11"), (Series("a", "stop", (3, 0)), Series("b", "clear", (1, 2))))
    assert plot.top == 4
    bars = re.findall(r'class="bar" x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"', plot.svg)
    heights = [float(height) for _, height in bars]
    assert heights == pytest.approx([150, 50, 100])
    assert float(bars[1][0]) == pytest.approx(12)
    assert "<title>10, a: 3</title>" in plot.svg


def test_words_are_escaped():
    plot = Plot("p", "<b>&", "x", ("1",), (Series("<i>", "stop", (1,)),))
    assert "<b>" not in plot.svg
    assert "<i>" not in plot.svg


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found_by_axe(browser, serve, gate, scheme):
    from axe_playwright_python.sync_playwright import Axe

    assert CHROMIUM
    address = str(serve(create_app(stand_in(), gate=gate)).base_url)
    page = browser.new_page(color_scheme=scheme, viewport={"width": 390, "height": 800})
    page.goto(f"{address}/figures")
    for summary in page.locator("summary").all():
        summary.click()
    found = Axe().run(page)
    page.close()
    assert [violation["id"] for violation in found.response["violations"]] == []
