"""Parts of names of East and Southeast Asia, put together from their sounds: far more than any list has.

A network that has seen few such parts takes a name of three short ones for words of Swedish (``Da Wei Bai``, ``Min``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

SOUNDS = {
    "chinese": (
        "b p m f d t n l g k h j q x zh ch sh r z c s y w",
        "a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu o ong ou u uan ui un uo ue",
    ),
    "cantonese": (
        "b ch f h k kw l m n p s sh t ts w y",
        "a ai ak am an ang at au ee eung ik ing it iu o oi ok on ong ou ui uk un ung",
    ),
    "vietnamese": (
        "b c ch d g gi h kh l m n ng nh ph qu t th tr v x",
        (
            "a ac ai am an ang anh ao at au ay e em en eo i ich ien iem ieu inh o oa oan oi om on ong u uan uc "
            "ue ung uoc uy uyen uynh y yen"
        ),
    ),
    "korean": (
        "b ch d g h j k m n p s t y w",
        ("a ae an ang ee eo eok eon eong eul eun eung i il im in o ok on ong oo ook ool oon u ul un yeon yo yu yun"),
    ),
    "thai": (
        (
            "ari boon chai chan chom dara duang in jai jan kaew kam kham kit korn kul lak mani mee nara nga nit "
            "nuch pa pat phan phon phu pong prom rat rung sak sae sak siri sit som song sri suk tha thep thip "
            "thong wan wat wi wong ya"
        ),
        (
            "boon chai dee ha jai kaew kul lak lap lee lim ma mee na ngam nit noi nuch pan phan phon porn pong "
            "rat ri sak sang siri sit song sri suk tan tang tha thai thip thong wan wat wong ya yot"
        ),
    ),
}
"""How a part begins and how it ends, by origin; for Thai these are parts of words themselves."""

LIKE = {"chinese": ("chinese", "chinese", "cantonese")}
"""Whose sounds are drawn where a name is written in more ways than one."""


def part(origin: str, chance: random.Random) -> str:
    """One part of a name of this origin, with a capital: "Shuang", "Nghieu", "Srithong"."""
    onsets, rimes = (sounds.split() for sounds in SOUNDS[chance.choice(LIKE.get(origin, (origin,)))])
    return (chance.choice(onsets) + chance.choice(rimes)).capitalize()
