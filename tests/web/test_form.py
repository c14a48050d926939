"""The form in a real Chromium."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from checker.image.sample import sample
from tests.web.drafts import CLEAR, NUMBER, STOP, photo

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
UPLOAD = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo()}
BROKEN = UPLOAD | {"buffer": b"ingen bild alls"}
SLOW_S = 40  # a photo takes seconds, and more on a busy machine
expect.set_options(timeout=SLOW_S * 1000)
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def verdict(page, word, **options):
    expect(page.locator("#answer .verdict h2")).to_contain_text(word, **options)


def accessible(page):
    page.wait_for_timeout(250)  # colours in transition have no contrast of their own
    found = Axe().run(page, options=RULES).response
    assert len(found["passes"]) > 10
    assert [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found["violations"]] == []


def marks(page, where):
    """The mark of the personnummer in the mirror or in the copy."""
    return page.locator(f"{where} mark", has_text=NUMBER)


def paste(page, text):
    """Puts a long text in place at once; Chromium takes many seconds to type it."""
    page.locator("#text").evaluate(
        "(node, text) => { node.value = text; node.dispatchEvent(new Event('input')) }", text
    )


def selected(page):
    return page.evaluate(
        "() => { const t = document.activeElement; return t.value?.slice(t.selectionStart, t.selectionEnd) }"
    )


class TestTyping:
    def test_the_answer_comes_while_one_types(self, visit):
        page = visit()
        page.fill("#text", CLEAR)
        verdict(page, "Klart")
        page.fill("#text", STOP)
        verdict(page, "Stopp")
        expect(page.locator("#live")).to_contain_text("Stopp. Antal fynd:")
        expect(marks(page, ".mirror")).to_have_text(NUMBER)
        page.fill("#text", "")
        expect(page.locator("#answer .verdict")).to_have_count(0)
        expect(page.locator("#live")).to_have_text("")

    def test_only_the_last_of_many_strokes_is_asked_for(self, visit):
        page = visit()
        asked = []
        page.on("request", lambda request: asked.append(request) if request.method == "POST" else None)
        page.locator("#text").press_sequentially("Nu är kaffet klart.", delay=10)
        verdict(page, "Klart")
        assert len(asked) == 1

    def test_the_safe_wording_comes_when_one_rests_and_takes_nobodys_place(self, visit):
        page = visit()
        asked = []
        page.on("request", lambda request: asked.append(request.post_data) if request.method == "POST" else None)
        page.fill("#text", STOP)
        expect(page.locator("#wording[data-pending]")).to_contain_text("Letar")
        page.get_by_role("button", name="Visa i texten").first.focus()
        before = page.evaluate("() => document.activeElement.id = 'here'")
        expect(page.locator("#safe-text")).not_to_contain_text(NUMBER)
        expect(page.locator("#live")).to_contain_text("säkrare formulering")
        assert page.evaluate("() => document.activeElement.id") == before
        assert [kind for body in asked for kind in ("all", "text", "wording") if f"\r\n{kind}\r\n" in body] == [
            "text",
            "wording",
        ]

    def test_without_a_safe_wording_the_answer_stands(self, visit):
        page = visit()
        page.route(
            "**/*",
            lambda route: route.abort() if "\r\nwording\r\n" in (route.request.post_data or "") else route.continue_(),
        )
        page.fill("#text", STOP)
        expect(page.locator("#wording[data-pending]")).to_have_count(1)
        expect(page.locator("#wording")).to_have_count(0)
        verdict(page, "Stopp")
        visit.errors.clear()

    def test_an_outdated_answer_is_dropped(self, visit):
        page = visit()
        held = []

        def hold(route):
            if NUMBER in (route.request.post_data or ""):
                held.append(route)
            else:
                route.continue_()

        page.route("**/*", hold)
        page.fill("#text", STOP)
        page.wait_for_function("() => document.querySelector('#answer').ariaBusy === 'true'")
        page.wait_for_timeout(100)
        page.fill("#text", CLEAR)
        verdict(page, "Klart")
        assert len(held) == 1
        page.wait_for_timeout(300)
        verdict(page, "Klart")

    def test_marks_move_with_the_text_and_go_where_it_is_edited(self, visit):
        page = visit()
        page.fill("#text", STOP)
        mark = marks(page, ".mirror")
        expect(mark).to_have_text(NUMBER)
        page.route("**/*", lambda route: None)  # no answer any more: what is seen now the script does alone
        page.locator("#text").press("Control+Home")
        page.keyboard.type("Obs 🙂 ")
        expect(mark).to_have_text(NUMBER)
        page.evaluate(
            "n => { const t = document.querySelector('#text'); const i = t.value.indexOf(n) + 4;"
            " t.setSelectionRange(i, i) }",
            NUMBER,
        )
        page.keyboard.type("x")
        expect(marks(page, ".mirror")).to_have_count(0)
        expect(page.locator("#answer")).to_have_attribute("data-stale", re.compile("ändrats"))

    def test_offsets_with_emoji_are_right_in_mirror_list_and_copy(self, visit):
        page = visit()
        page.fill("#text", "👩‍⚕️🙂🙂 rad ett\n\n🇸🇪 Patienten med " + NUMBER + " 🙂 mår bra.")
        verdict(page, "Stopp")
        expect(marks(page, ".mirror")).to_have_text(NUMBER)
        expect(marks(page, ".marked")).to_have_text(NUMBER)
        finding = page.locator("#answer .finding", has_text=NUMBER).first
        finding.get_by_role("button", name="Visa i texten").click()
        assert selected(page) == NUMBER

    def test_a_long_draft_scrolls_to_its_finding(self, visit):
        page = visit()
        paste(page, (CLEAR + " 🙂\n") * 60 + STOP)
        row = page.locator("#answer .finding", has_text=NUMBER).first
        row.get_by_role("button", name="Visa i texten").click()
        assert selected(page) == NUMBER
        top, mirrored, height = page.evaluate(
            "() => { const t = document.querySelector('#text'), m = document.querySelector('.mirror');"
            " return [t.scrollTop, m.scrollTop, t.clientHeight] }"
        )
        assert top > 1000
        assert abs(top - mirrored) <= 1
        mark = marks(page, ".mirror").bounding_box()
        box = page.locator("#text").bounding_box()
        assert box["y"] < mark["y"] < box["y"] + height

    def test_the_mirror_lies_exactly_under_the_text(self, visit):
        page = visit()
        page.fill("#text", STOP)
        verdict(page, "Stopp")
        same = [
            "fontSize",
            "fontFamily",
            "lineHeight",
            "letterSpacing",
            "paddingLeft",
            "paddingTop",
            "borderTopWidth",
            "width",
        ]
        styles = page.evaluate(
            "names => ['#text', '.mirror'].map(s => { const c = getComputedStyle(document.querySelector(s));"
            " return names.map(n => c[n]) })",
            same,
        )
        assert styles[0] == styles[1]

    def test_when_the_server_is_gone_the_text_stays_and_no_verdict_does(self, visit):
        page = visit()
        page.fill("#text", CLEAR)
        verdict(page, "Klart")
        page.route("**/*", lambda route: route.abort())
        page.fill("#text", CLEAR + " Hej.")
        expect(page.locator("#live")).to_contain_text("Servern svarar inte")
        expect(page.locator("#answer .verdict")).to_have_count(0)
        assert page.input_value("#text") == CLEAR + " Hej."
        visit.errors.clear()

    def test_an_answer_that_is_none_leaves_no_verdict(self, visit):
        page = visit()
        page.fill("#text", CLEAR)
        verdict(page, "Klart")
        page.route(
            "**/*", lambda route: route.fulfill(status=502, content_type="text/html", body="<h1>Bad gateway</h1>")
        )
        page.fill("#text", STOP)
        expect(page.locator("#live")).to_contain_text("Servern svarar inte")
        expect(page.locator("#answer .verdict")).to_have_count(0)
        assert page.input_value("#text") == STOP


class TestKeyboard:
    def test_the_whole_way_without_a_mouse(self, visit):
        page = visit()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("#text")).to_be_focused()
        page.keyboard.insert_text(STOP)
        verdict(page, "Stopp")
        page.keyboard.press("Tab")
        expect(page.locator("#files")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_text("Tidigare inlägg på kontot")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Kontrollera")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#answer")).to_be_focused()
        verdict(page, "Stopp")
        safe = page.get_by_role("button", name="Använd")
        for _ in range(10):
            page.keyboard.press("Tab")
            if safe.evaluate("node => node === document.activeElement"):
                break
        expect(safe).to_be_focused()
        wording = page.locator("#safe-text").inner_text()
        page.keyboard.press("Enter")
        expect(page.locator("#text")).to_be_focused()
        assert page.input_value("#text") == wording
        assert NUMBER not in wording
        expect(page.locator("#answer .verdict h2")).not_to_contain_text("Stopp")
        page.keyboard.press("Control+z")
        assert page.input_value("#text") == STOP

    def test_focus_is_always_seen(self, visit):
        page = visit()
        page.fill("#text", STOP)
        verdict(page, "Stopp")
        page.locator(".brand").focus()
        seen = set()
        for _ in range(30):
            page.keyboard.press("Tab")
            name, outline = page.evaluate(
                "() => { let n = document.activeElement; const id = n.tagName + (n.id || n.className || n.textContent);"
                " if (n.id === 'files') n = n.nextElementSibling; const s = getComputedStyle(n);"
                " return [id, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2] }"
            )
            if name.startswith("BODY"):
                break
            seen.add(name)
            assert outline, name
        assert len(seen) > 6

    def test_undo_gives_the_own_wording_back(self, visit):
        page = visit()
        page.fill("#text", STOP)
        page.get_by_role("button", name="Använd").click()
        assert page.input_value("#text") != STOP
        page.get_by_role("button", name="Ångra").click()
        assert page.input_value("#text") == STOP
        verdict(page, "Stopp")


class TestPhotos:
    def test_a_photo_is_shown_with_what_it_tells_and_taken_home_clean(self, visit):
        page = visit()
        page.set_input_files("#files", UPLOAD)
        card = page.locator("#photos .photo")
        expect(card.locator("svg.preview image")).to_be_visible()
        expect(card).to_contain_text("IMG_1.jpg")
        expect(card.locator(".finding").first).to_be_visible()
        with page.expect_download() as download:
            card.get_by_role("button", name="Ladda ner rensad bild").click()
        assert download.value.suggested_filename == "bild.jpg"
        assert download.value.path().read_bytes().startswith(b"\xff\xd8")
        expect(page.locator("#live")).to_contain_text("nedladdad")

    def test_the_small_copy_hidden_in_a_photo_is_shown(self, visit):
        page = visit()
        page.set_input_files("#files", UPLOAD | {"buffer": sample()})
        expect(page.locator("#photos .inner figcaption")).to_contain_text("dold i filen")
        assert page.locator("#photos .inner img").evaluate("node => node.naturalWidth") > 20
        page.locator("button[name=swap]").click()
        expect(page.locator("#photos .name")).to_have_text("bild.jpg")
        expect(page.locator("#photos .inner")).to_have_count(0)

    def test_a_clean_copy_takes_the_place_of_the_photo(self, visit):
        page = visit()
        page.set_input_files("#files", UPLOAD)
        expect(page.locator("#photos .finding").first).to_be_visible()
        page.get_by_role("button", name="Byt till en rensad kopia").click()
        expect(page.locator("#photos .name")).to_have_text("bild.jpg")
        expect(page.locator("#photos .finding", has_text="Plats i")).to_have_count(0)
        with page.expect_download() as download:
            page.get_by_role("button", name="Ladda ner rensad bild").click()
        assert not Image.open(download.value.path()).getexif()

    def test_what_is_unticked_stays_and_the_copy_says_so(self, visit):
        page = visit(viewport={"width": 360, "height": 780})
        page.set_input_files("#files", UPLOAD | {"buffer": sample()})
        ticks = page.get_by_role("group", name="Det här täcks i den rensade kopian")
        face = ticks.get_by_role("checkbox", name=re.compile("Ansikte$"))
        expect(ticks.get_by_role("checkbox", checked=True)).to_have_count(ticks.get_by_role("checkbox").count())
        label = ticks.locator("label", has_text="Ansikte").locator(".label").inner_text()
        expect(page.locator("#photos svg.preview text", has_text=re.compile(f"^{label}$"))).to_have_count(1)
        assert ticks.locator("label").first.bounding_box()["height"] >= 44
        accessible(page)
        face.uncheck()
        page.fill("#text", CLEAR)  # the next answer must not tick it again
        page.get_by_role("button", name="Kontrollera").click()
        expect(page.locator("#answer")).not_to_have_attribute("aria-busy", "true")
        expect(face).not_to_be_checked()
        with page.expect_download():
            page.get_by_role("button", name="Ladda ner rensad bild").click()
        expect(page.locator("#live")).to_contain_text("Kvar, som du valde: 1 ansikte.")
        page.get_by_role("button", name="Byt till en rensad kopia").click()
        done = page.locator("#photos .proof")
        expect(done).to_contain_text("Kvar, som du valde: 1 ansikte.")
        expect(ticks).to_have_count(0)
        accessible(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Ladda ner beviset").click()
        assert download.value.suggested_filename == "bevis.json"
        assert [place["kind"] for place in json.loads(download.value.path().read_text())["kept"]] == ["face"]
        expect(page.locator("#live")).to_contain_text("Beviset är nedladdat")

    def test_while_one_types_the_photo_is_not_passed_over(self, visit):
        page = visit()
        page.set_input_files("#files", UPLOAD | {"buffer": photo(place=False)})
        expect(page.locator("#photos .photo")).to_have_count(1)
        page.fill("#text", CLEAR)
        expect(page.locator("#answer .not-checked")).to_contain_text("IMG_1.jpg")
        verdict(page, "Granska")
        page.get_by_role("button", name="Kontrollera").click()
        expect(page.locator("#answer .not-checked")).to_have_count(0)
        expect(page.locator("#photos .photo")).to_have_count(1)

    def test_photos_add_up_and_can_be_left_out(self, visit):
        page = visit()
        page.set_input_files("#files", [UPLOAD, BROKEN])
        expect(page.locator("#photos .photo")).to_have_count(2)
        page.set_input_files("#files", BROKEN | {"name": "Två.jpg"})
        expect(page.locator("#photos .photo")).to_have_count(3)
        names = page.locator("#photos .name").all_inner_texts()
        assert names == ["IMG_1.jpg", "IMG_1 (2).jpg", "Två.jpg"]
        page.locator("#photos .keep input").first.click()
        expect(page.locator("#photos .photo")).to_have_count(2)

    def test_a_text_that_calls_itself_a_photo_is_said_to_be_unchecked(self, visit):
        page = visit()
        page.fill("#text", CLEAR)
        page.set_input_files("#files", BROKEN)
        expect(page.locator("#answer .not-checked")).to_contain_text("IMG_1.jpg")
        expect(page.locator("#photos .not-checked")).to_contain_text("text, ingen bild")
        expect(page.locator("#answer")).not_to_have_class(re.compile("clear"))
        assert page.input_value("#text") == CLEAR


class TestWithoutScript:
    def open(self, visit, path="/"):
        return visit(path, java_script_enabled=False)

    def test_stop_with_marks_links_and_safe_wording(self, visit):
        page = self.open(visit)
        page.fill("#text", STOP)
        page.get_by_role("button", name="Kontrollera").click()
        verdict(page, "Stopp")
        assert page.title().startswith("Stopp")
        assert page.url.endswith("#result")
        assert page.input_value("#text") == STOP
        mark = marks(page, ".marked")
        assert mark.inner_text() == NUMBER
        row = page.locator("#answer .finding", has_text=NUMBER).first
        target = row.locator(".quote a").get_attribute("href")
        back = page.locator(f"#answer sup a{target}").get_attribute("href")
        assert back == "#" + row.get_attribute("id")
        wording = page.locator("#safe-text").inner_text()
        page.get_by_role("button", name="Använd").click()
        assert page.input_value("#text") == wording
        expect(page.locator("#answer .verdict h2")).not_to_contain_text("Stopp")

    def test_a_photo_stays_in_the_post_from_step_to_step(self, visit):
        page = self.open(visit)
        page.fill("#text", STOP)
        page.set_input_files("#files", UPLOAD)
        page.get_by_role("button", name="Kontrollera").click()
        expect(page.locator("#photos svg.preview")).to_be_visible()
        page.fill("#text", CLEAR)
        page.get_by_role("button", name="Kontrollera").click()
        expect(page.locator("#photos svg.preview")).to_be_visible()
        expect(page.locator("#photos .finding").first).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="Ladda ner rensad bild").click()
        assert download.value.suggested_filename == "bild.jpg"
        page.get_by_role("button", name="Byt till en rensad kopia").click()
        expect(page.locator("#photos .name")).to_have_text("bild.jpg")
        expect(page.locator("#answer .verdict")).to_be_visible()
        assert page.input_value("#text") == CLEAR

    def test_an_empty_draft_is_answered_at_the_field(self, visit):
        page = self.open(visit)
        page.get_by_role("button", name="Kontrollera").click()
        expect(page.locator("#problem [role=alert]")).to_contain_text("tomt")
        expect(page.locator("#text")).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#text-error")).to_contain_text("Skriv en text")
        assert page.title().startswith("Fel:")
        expect(page.locator("#problem [role=alert]")).to_be_in_viewport()

    def test_a_text_that_is_too_long_comes_back_with_the_reason(self, visit):
        page = self.open(visit)
        text = (CLEAR + "\n") * 4000
        page.locator("#text").evaluate("(node, text) => { node.value = text }", text)
        page.get_by_role("button", name="Kontrollera").click()
        expect(page.locator("#text-error")).to_contain_text("för lång")
        same = page.locator("#text").evaluate("node => node.value") == text  # a diff so long takes its time
        assert same

    def test_a_leading_line_and_markup_come_back_as_they_were(self, visit):
        page = self.open(visit)
        text = "\n\n</textarea><b>Patienten</b> &amp; " + NUMBER + "\n"
        page.fill("#text", text)
        page.get_by_role("button", name="Kontrollera").click()
        verdict(page, "Stopp")
        assert page.input_value("#text") == text

    def test_a_forgotten_photo_has_to_be_chosen_again(self, visit):
        page = self.open(visit)
        page.fill("#text", CLEAR)
        page.set_input_files("#files", UPLOAD)
        page.get_by_role("button", name="Kontrollera").click()
        page.locator("#photos .keep input").evaluate("node => { node.value = 'forgotten' }")
        page.get_by_role("button", name="Kontrollera").click()
        expect(page.locator("#files-error")).to_contain_text("Välj den igen")
        expect(page.locator("#answer .verdict")).to_have_count(0)
        assert page.input_value("#text") == CLEAR

    def test_english(self, visit):
        page = self.open(visit, "/?lang=en")
        page.fill("#text", STOP)
        page.get_by_role("button", name="Check").click()
        verdict(page, "Stop")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert "lang=en" in page.url
        for part in (".marked", "#safe-text", "#text"):
            assert page.locator(part).get_attribute("lang") == "sv"
        page.get_by_role("link", name="På svenska").click()
        expect(page.locator("html")).to_have_attribute("lang", "sv")


LOOKS = {
    "phone": PHONE,
    "dark": {"color_scheme": "dark", "locale": "en-GB"},
}


class TestAccessible:
    @pytest.mark.parametrize("look", LOOKS)
    def test_every_state(self, visit, look):
        page = visit(**LOOKS[look])
        accessible(page)
        page.fill("#text", CLEAR)
        expect(page.locator("#answer")).to_have_class(re.compile("clear"))
        accessible(page)
        page.fill("#text", STOP)
        expect(page.locator("#answer")).to_have_class(re.compile("stop"))
        accessible(page)
        page.set_input_files("#files", UPLOAD)
        expect(page.locator("#photos svg.preview")).to_be_visible()
        accessible(page)
        page.locator("#text").press_sequentially(" Hej")
        expect(page.locator("#answer .not-checked")).to_be_visible()
        accessible(page)
        page.locator("#photos .keep input").click()
        expect(page.locator("#photos .photo")).to_have_count(0)
        page.fill("#text", "")
        page.locator("button.main").first.click()
        expect(page.locator("#problem .problem")).to_be_focused()
        accessible(page)

    @pytest.mark.parametrize("path", ["/tillganglighet", "/integritet", "/finns-inte"])
    @pytest.mark.parametrize("look", ["phone", "dark"])
    def test_every_page(self, visit, path, look):
        page = visit(path, **LOOKS[look])
        accessible(page)
        assert page.locator("h1").count() == 1
        assert page.locator("html").get_attribute("lang") == ("en" if look == "dark" else "sv")

    @pytest.mark.parametrize("width", [320, 360])
    def test_nothing_sticks_out_on_a_small_screen_or_at_four_hundred_per_cent(self, visit, width):
        page = visit(**PHONE | {"viewport": {"width": width, "height": 640}})
        page.fill("#text", STOP + " " + "x" * 200)
        page.set_input_files("#files", [UPLOAD, BROKEN | {"name": "y" * 110 + ".jpg"}])
        expect(page.locator("#photos svg.preview")).to_be_visible()
        assert page.evaluate("() => document.documentElement.scrollWidth") == width

    def test_targets_are_large_enough_for_a_thumb(self, visit):
        page = visit(**PHONE)
        page.fill("#text", STOP)
        page.set_input_files("#files", UPLOAD)
        expect(page.locator("#photos svg.preview")).to_be_visible()
        controls = page.locator("button, .choose, textarea, .keep, footer a, header a")
        assert controls.count() > 8
        for control in controls.all():
            assert control.bounding_box()["height"] >= 44, control.inner_text()

    def test_verdicts_differ_by_word_and_shape(self, visit):
        page = visit()
        shapes = {}
        for text, word in ((CLEAR, "Klart"), (STOP, "Stopp")):
            page.fill("#text", text)
            verdict(page, word)
            shapes[word] = page.locator("#answer .verdict svg").inner_html()
        assert shapes["Klart"] != shapes["Stopp"]

    def test_print_shows_the_answer_without_the_form(self, visit):
        page = visit()
        page.fill("#text", STOP)
        verdict(page, "Stopp")
        page.emulate_media(media="print")
        expect(page.locator("#text")).not_to_be_visible()
        expect(page.locator(".marked")).to_be_visible()
        expect(page.get_by_role("button").first).not_to_be_visible()


def test_the_policy_forbids_what_comes_from_elsewhere_and_in_line(visit, site):
    page = visit()
    policy = page.request.get(site).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    page.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
        " document.body.append(script) }"
    )
    assert page.evaluate("() => window.ran") is None
    assert any("Content Security Policy" in error for error in visit.errors)
    visit.errors.clear()
