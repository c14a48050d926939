"""Lines found in a small copy and read from all pixels; networks that give their memory back."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image, ImageFilter

from checker.image import inference, lines
from checker.image.inference import Network
from checker.image.lines import MOST, Padded, line_reader
from checker.image.reading import read_text
from tests.image.test_reading import written


class Same:
    """A network whose answer is the first channel of the pixels that it is given."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, ...]] = []

    def __call__(self, pixels: inference.Pixels) -> tuple[inference.Pixels, ...]:
        self.seen.append(pixels.shape)
        return (pixels[..., 0][:, np.newaxis],)


@pytest.mark.parametrize("size", [(96, 64), (1504, 1984), (8000, 32), (2, 6000), (1, 1), (4032, 3024)])
def test_the_detector_sees_no_more_than_it_may(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, ...]] = []
    reader = line_reader()
    heat = reader._heat
    monkeypatch.setattr(reader, "_heat", lambda pixels: (seen.append(pixels.shape), heat(pixels))[1])
    reader.found(Image.new("RGB", size, "white"))
    assert all(shape[1] * shape[2] <= MOST * 1.1 for shape in seen)
    assert all(side % 32 == 0 for shape in seen for side in shape[1:3])


@pytest.mark.parametrize("size", [(900, 300), (1500, 500), (700, 200), (2000, 300), (1024, 200), (300, 100)])
def test_one_line_in_a_wide_picture_is_read(size: tuple[int, int]) -> None:
    height = size[1] // 6
    page = written((size[0] // 10, size[1] * 2 // 5, "19850312-9804"), size=size, height=height)
    assert [text.text for text in read_text(page)] == ["19850312-9804"]


@pytest.mark.parametrize(("width", "padded"), [(320, 320), (321, 384), (10, 64)])
def test_lines_come_in_few_widths(width: int, padded: int) -> None:
    network = Same()
    Padded(network)(np.ones((1, 3, 48, width), np.float32))  # type: ignore[arg-type]
    assert network.seen == [(1, 3, 48, padded)]


def test_a_line_upside_down_is_turned() -> None:
    page = written((100, 120, "19850312-9804")).rotate(180)
    found = line_reader().found(page)
    assert [line.text for line in line_reader().read(page, found)] == ["19850312-9804"]


@pytest.mark.parametrize("size", [(4032, 3024), (3024, 4032)])
def test_small_print_is_found_in_wide_and_tall_photos(size: tuple[int, int]) -> None:
    page = written((500, 500, "850312-9804"), (1900, 2500, "19630527-9818"), size=size, height=56)
    assert {text.text for text in read_text(page)} == {"850312-9804", "19630527-9818"}


def test_threads_share_one_reader() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len({id(reader) for reader in pool.map(lambda _: line_reader(), range(8))}) == 1


def test_a_line_is_read_with_all_pixels_of_the_picture() -> None:
    page = written((100, 300, "850312-9804"), (100, 500, "Salen"), size=(1000, 700), height=30)
    found = [corners * 2 for corners in line_reader().found(page.resize((500, 350)))]
    assert {line.text for line in line_reader().read(page, found)} == {"850312-9804", "Salen"}


def test_a_line_is_cut_out_of_its_surroundings_as_out_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = line_reader()
    page = Image.effect_noise((900, 700), 60).convert("RGB").filter(ImageFilter.GaussianBlur(1))
    quads = [[[40.3, 50.1], [300.7, 80.9], [297.2, 120.4], [37.5, 90.2]], [[0, 0], [80, 0], [80, 20], [0, 20]]]
    lines = [np.array(corners, np.float64) for corners in quads]
    whole = reader._engine.crop_text_regions(np.asarray(page), np.array(lines, np.float32))
    seen: list[int] = []
    crop = reader._engine.crop_text_regions
    monkeypatch.setattr(
        reader._engine, "crop_text_regions", lambda a, b: (seen.append(a.shape[0] * a.shape[1]), crop(a, b))[1]
    )
    for corners, expected in zip(lines, whole, strict=True):
        assert np.abs(reader._crop(page, corners).astype(int) - expected).max() <= 2
    assert max(seen) < 300 * 100


def test_a_line_says_nothing_of_its_words() -> None:
    assert "9804" not in repr(lines.Line("850312-9804", 0.9))


def resident() -> int:
    """Memory of this process, in MB."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * 4 // 1024


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_networks_give_their_memory_back() -> None:
    (finder, _) = line_reader().networks
    finder.let_go()
    before = resident()
    finder(np.zeros((1, 1280, 1248, 3), np.uint8))
    at_work = resident()
    finder.let_go()
    assert at_work - before > 200
    assert resident() - before < 60


def test_memory_is_given_back_where_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[str] = []
    monkeypatch.setattr(Network, "let_go", lambda self: gone.append("gone"))
    with pytest.raises(ValueError, match="on the way"), inference.working(line_reader().networks):
        raise ValueError("on the way")
    assert gone == ["gone", "gone"]


def test_what_reports_use_to_the_makers_is_not_let_in() -> None:
    code = "from checker.inference import core; core(); import sys; print(sys.modules['openvino_telemetry'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "None"


@pytest.mark.parametrize(("asked", "threads"), [("1", "1"), ("3,2", "3"), ("0", "2"), ("many", "2"), ("", "2")])
def test_openvino_keeps_to_the_threads_that_are_asked_for(asked: str, threads: str) -> None:
    code = "from checker.image.inference import SETTINGS; print(SETTINGS['INFERENCE_NUM_THREADS'])"
    given = {**os.environ, "OMP_NUM_THREADS": asked}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=given)
    assert done.stdout.strip() == threads
