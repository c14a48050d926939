"""Months in words: Swedish, English, and the languages that are much spoken in Sweden; names and short forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.text.compact import words

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES = (
    "januari februari mars april maj juni juli augusti september oktober november december",
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "januar februar marts april maj juni juli august september oktober november desember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "  # noqa: ISC004
    "marraskuuta joulukuuta",
    "januara februara marta aprila maja juna jula augusta septembra oktobra novembra decembra",
    "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna oktobra studenog prosinca",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października novembra grudnia",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня ноября грудня",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "jan feb mar apr maj jun jul aug sep okt nov dec",
    "jan febr mrs apr maj jun jul avgusta sept oct nov des",
    "jan feber mar apr maj jun jul aug sep okt nov dez",
)
MONTHS: Mapping[str, int] = {word: month for line in _LANGUAGES for month, word in enumerate(words(line), 1)}
"""Word in lower case to month, 1 to 12."""
