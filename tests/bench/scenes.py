"""A rendered ward scene of 12 megapixels: a whiteboard with invented lines, so that text readers have work to do."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFont

SIZE = (4032, 3024)
LINES = ("Rond 09.15", "Sal 4: Testa Exempelsson", "Kaffe 10.30", "Ring transport", "Avdelning 54")


def scene() -> Image.Image:
    """The photo, in RGB."""
    photo = Image.radial_gradient("L").resize(SIZE).convert("RGB")
    pencil = ImageDraw.Draw(photo)
    pencil.rectangle((500, 400, 3500, 2600), fill=(235, 238, 240))
    for number, line in enumerate(LINES):
        pencil.text((700, 550 + 380 * number), line, fill=(30, 40, 90), font=ImageFont.load_default(180))
    return photo
