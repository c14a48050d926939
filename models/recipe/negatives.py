"""Sentences that name nobody and nothing: written by ourselves, filled with medicines, units and abbreviations.

Medicines are the first words of product names and substances (swedish-medications, MIT). Health advice is read from
the sentences of Almgren, Pavlov and Mogren 2016 (CC BY-SA 4.0), which name no persons.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.recipe import sources
from models.recipe.corpora import Sentence

if TYPE_CHECKING:
    import random

PLAIN = """
I dag har det varit fullt på avdelningen igen.
Nattpasset är slut och kaffet likaså.
Vi söker nya kollegor till ortopeden, sök senast fredag!
Glöm inte att tvätta händerna!
Så går en röntgenundersökning till.
Ronden börjar klockan nio varje morgon.
Sommarvikarier sökes till akuten.
Fredagsmys på avdelning 12 med semlor och saft.
Tack alla underbara medarbetare för en tuff vecka.
Kom ihåg basala hygienrutiner.
I dag är det internationella sjuksköterskedagen.
Var fjärde patient väntar mer än fyra timmar.
Vi firar lucia på barnkliniken med lussekatter.
Måndag igen och nya tag!
Nu står julgranen i entrén.
Visste du att hjärtat slår hundra tusen slag om dygnet?
Alla prover är tagna, svaren kommer i morgon.
Bra jobbat gänget!
Nästa vecka tar barnmorskorna över kontot.
Fråga gärna personalen om du undrar något.
En äldre kvinna kom in med bröstsmärta.
Han hade ont i magen och feber i tre dagar.
Mamman och barnet mår bra.
God jul och gott nytt år önskar vi på kliniken!
Behandlingen ges på dagvården.
Trycksår kan förebyggas.
Ambulansen är på väg.
Stort grattis till alla som tog examen!
Vi delar ut priset till årets team.
Kvällspasset är min favorit.
Sol ute, sol inne.
Mina skor är slitna efter tolv timmar.
Snart är det midsommar och vi längtar.
Hej alla följare, frågestund i kväll!
Svar på frågan i går: nej, det gör inte ont.
Ring 1177 om du är osäker, 112 om det är bråttom.
Läkarstudent sökes, erfarenhet är ett plus.
Hen bad om en kram och fick två.
Ingen ska behöva dö ensam.
Kära ni, vilken natt.
Wow, vilket gäng!
Tjugo minuter kvar, sen hem.
Grått och regn, men varma hjärtan här inne.
Pojken hade svalt ett mynt.
Patienten tackade med en dikt.
Doktorn kommer strax.
Syrran fixar, som vanligt.
Chefen bakade bullar i dag.
Jag är så stolt över mina kollegor.
Min mormor sa alltid att sömn är bästa medicinen.
En tonåring på sal 3 spelade gitarr.
Vi har plats för fler blodgivare.
Ta med legitimation och kallelse.
Kallelsen kommer hem i brevlådan.
Tack för att du frågar, vi återkommer.
Glad påsk, trevlig helg och sköna maj välkommen.
Nya rutiner gäller från den första mars.
Vad är egentligen en hjärtinfarkt?
Andas in, andas ut.
Alla barn fick välja en leksak ur lådan.
Lilla gubben, det går över.
Dagens ros till städpersonalen.
Bästa handledaren någonsin!
Äntligen fredag!
Hur känns det att börja på operation?
Kaffet var kallt redan klockan sju.
Vård på lika villkor, för alla.
Tvillingarna väger 2,1 och 2,3 kilo.
Herregud vilken dag.
Full fart i korridoren, rullbord och tvättvagnar.
Rast. Macka. Mobil. Tillbaka.
En man i sjuttioårsåldern föll från ett tak.
Granne med operation ligger uppvaket.
Per telefon kan vi inte lämna ut uppgifter.
Dag som natt finns vi här.
Min bror är också läkare.
Hans puls var svag men han log.
Stig in och vänta på din tur.
Vill du bidra till forskningen?
Tre liv räddades i natt.
Ros och ris tar vi gärna emot.
Vår sista vinterdag på avdelningen.
Saga för de små klockan tre.
Klara, färdiga, gå!
Alla rum har egen dusch.
Vi såg en björn på väg till jobbet.
Gips, kryckor och gott humör.
Trauma på ingång, fem minuter.
Larm! Hjärtstopp på fyran.
Sängvagnen tog i dörren igen.
Sepsis kan börja som vanlig influensa.
Skicka in din fråga så svarar specialisten på torsdag.
Så slapp vi köerna.
Snälla, vaccinera er.
"""

FILLED = """
Patienten får {m} och {m} mot smärtan.
{m} sätts in i kväll.
Kan man ta {m} och {m} samtidigt?
Läkaren skrev ut {m} 5 mg.
{m} är slut i förrådet igen
{m} ges var sjätte timme.
Jag blev yr av {m}.
hon står på {m} sedan i våras
Byt {m} mot {m}, sa doktorn.
Vi har restnoterat: {m}, {m}, {m}.
Tre tabletter {m} till natten.
Dags för {a} och {a}.
{a} visade ingenting.
Ring {a}, bråttom!
Vi lär oss tolka {a} i dag.
{a} klockan tio, {a} klockan elva.
Överrapportering från {a} till {a}.
Hen ligger på {a} med {m} i droppet.
Fullt på {a}, två sängar i korridoren.
Ny på {a} och nervös.
{a} utan anmärkning.
kollar {a} och drar {m}
Barnet låg på {u} i natt.
Vi på {u} önskar trevlig helg!
{u} har flyttat till plan 4.
"""

ABBREVIATIONS = """
EKG EEG EMG MR DT CT PET IVA NIVA BIVA TIVA HIA AVA MAVA KAVA IMA BB KK UVI KOL TIA ALS MS HLR CRP SR Hb HbA1c INR
BMI ADHD PTSD GCS NEWS SBAR PVK CVK KAD PEG ERCP ECMO CPAP BIPAP TBC MRSA VRE RS RSV HIV KVA ICD ATC DSK SSK USK AT
ST BT PM LPT LSS VAS NRS MMSE AKS LUCAS PICC SVP
"""

UNITS = """
akuten, intensiven, barnakuten, kirurgen, medicin, ortopeden, förlossningen, neonatalen, hjärtavdelningen,
avdelning 54, avd 7, avd. 34B, infektion, dialysen, uppvaket, röntgen, labb, strokeenheten, geriatriken, onkologen,
operation 2, dagkirurgen, ögonkliniken, öron-näsa-hals, rehab, palliativa, psykakuten, BUP, vårdcentralen
"""


def medicines() -> list[str]:
    """Names of medicines and substances, written as in running text."""
    found = set()
    for row in sources.rows("data/care/medicines/fass_product_names_facts.csv"):
        product = row["product"].split()[0].capitalize()
        substance = row["substances"].split(",")[0].split(" ")[0].lower()
        found |= {name for name in (product, substance) if re.fullmatch(r"[^\W\d_][\w-]{3,}", name)}
    return sorted(found)


def nameless(chance: random.Random, times: int = 3) -> list[Sentence]:
    """Our own sentences, the ones with slots filled anew each time."""
    drugs = medicines()
    pools = {"m": drugs, "a": ABBREVIATIONS.split(), "u": [unit.strip() for unit in UNITS.split(",")]}
    found = PLAIN.strip().splitlines()
    for _ in range(times):
        for frame in FILLED.strip().splitlines():
            text = re.sub(r"\{(\w)\}", lambda slot: chance.choice(pools[slot[1]]), frame)
            found.append(text[0].upper() + text[1:] if frame[0] == "{" and chance.random() < 0.7 else text)
    return [Sentence(text, (), "nameless") for text in found]


def advice() -> list[Sentence]:
    """Health advice from 1177, whose capitals in mid-sentence are left open (medicines, methods, a few names)."""
    found = []
    for line in sources.lines("data/ner/medical_sv/1177_annotated_sentences.txt"):
        text = re.sub(r"\s+([.,:;?!])", r"\1", re.sub(r"[\[\](){}] ?", "", line)).strip()
        doubtful = tuple(match.span() for match in re.finditer(r"(?<=\w )[A-ZÅÄÖ]\w+", text))
        found.append(Sentence(text, (), "advice", doubtful))
    return found
