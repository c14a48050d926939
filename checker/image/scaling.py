"""Pictures made smaller."""

from __future__ import annotations

from PIL import Image


def shrunk(
    image: Image.Image,
    long_side: int,
    resampling: Image.Resampling = Image.Resampling.LANCZOS,
    gap: float = 2.0,
) -> Image.Image:
    """The picture with its long side brought to at most so many pixels; it is never enlarged.

    ``gap``: how many times larger than asked for the picture may be when it is resampled, after a quick reduction;
    a small number is quick, a large one exact.

    >>> shrunk(Image.new("L", (400, 301)), 200).size
    (200, 150)
    """
    scale = long_side / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, resampling, reducing_gap=gap)
