"""What the annotation manual raises outright, and what only looks like it."""

from __future__ import annotations

import pytest

from checker.finding import Finding, Role, Severity, Type, Verdict
from checker.pipeline import Checker
from checker.risk.outright import raised
from checker.risk.verdict import Cause, Judgement


@pytest.mark.parametrize(
    "text",
    [
        "Vet du vem han är? En man i grön regnrock satt på perrongen i Hede, utan legitimation, och säger ingenting.",
        "Does anyone recognise him? An elderly gentleman, no id, humming the same tune since Monday.",
        "Vi söker anhöriga till en kvinna som ligger på 54:an sedan i tisdags.",
        "Det blev trillingar i natt! Hela BB är rört.",
        "Kommunens första barn för året kom 02.14, en flicka. Grattis!",
        "Fyrlingar! De är de första i huset på länge. I går kväll stod hela BB i korridoren.",
        "Den första i Norden med en sådan led gick själv till hissen i dag. Hon log.",
        "Kommunalrådet i Tråvik går med kryckor nu. Politik är inget för knän.",
        "Tårtan till strokeenheten hade 103 ljus. Brandlarmet var avstängt.",
        "Är det någon här som känner igen kvinnan? Grå kappa, ungefär 60 år.",
        "Vem är mannen? En äldre herre satt vid spårvagnen i Hede och svarar bara på estniska.",
        "Hon på plats 3 fyller 104 år i dag, och avdelning 54 sjöng.",
        "Vem känner igen kvinnan? Hon är i 40-årsåldern och har en röd halsduk.",
        "Känner någon igen honom? Han pratar om en hund som heter Rufus. Dela!",
        "Farsan ligger på hjärtintensiven sedan i lördags, och jag serverar soppa två trappor ner.",
        "Sökes: släkt till en kvinna i femtioårsåldern. Hon har ingen plånbok och kan inte säga var hon bor.",
        "Vet du vem hon är? Grön kappa, stickad väska, svarar inte på något språk vi har provat.",
        "Nån därute måste sakna den här pojken. Han vet inte sitt eget namn, ring oss.",
        "Snälla dela! Sövd sedan i lördags, noll id, och vi vet inte vem vi ska ringa. Vems pappa är han?",
        "Efterlysning från vår kurator: äldre dam, pratar om en hund, minns inte vad hon heter.",
        "Saknas det en boende hos er? Vi har en farbror på akuten i tofflor.",
        "Kommentera gärna. Okänd man, kring trettio, kan inte säga vem han är.",
        "Is anybody missing a dad? Who is he? He came in without papers.",
        "Vi opererade Karin Johansson i natt.",
        "Lars Andersson dog i går.",
        "Du glömde körkortet hos oss i går. Sista fyra 9804, det ligger i luckan.",
    ],
)
def test_what_marks_one_person_out_is_stopped(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.STOP


@pytest.mark.parametrize(
    "text",
    [
        "Känner du igen jackan? En man lämnade in den i receptionen i Hede.",
        "Vet du vem han är? Han fick Nobelpriset 1911 för ögats optik. Svar i morgon.",
        "Vi söker anhöriga till patienter med demens till en studie. Ring oss.",
        "En man talar inte svenska, och vi hittade hans familj till slut. Tack för hjälpen.",
        "Vet du vem han är? Ny quiz i veckan.\n" + "Kaffe och bullar i entrén. " * 30 + "En kvinna kom utan papper.",
        "Vi söker anhöriga och närstående som vill berätta i vår studie om vardagen.",
        "Känner någon igen honom? Grå päls, vit tass, hittad bakom köket i morse.",
        "Brorsan ligger på soffan sedan i lördags och jag går till jobbet.",
        "Hur ofta kommer trillingar till världen? Ungefär tio par föräldrar per år får veta det.",
        "Sjukhuset fyller 104 år i dag. Det blir tårta i entrén.",
        "Årets första barn brukar komma kring 00.30. Vi berättar aldrig vems det är.",
        "Någon som känner igen cykeln? Den står utanför entrén.",
        "Först i landet! I går fick vi en ny simulator, och hon som sköter den jublade.",
        "Barnmorskan var den första i landet med egen bil 1911. Hon fick en staty i dag.",
        "Landshövdingen invigde vår nya gipsverkstad och fick ett stygn på skoj.",
        "Möter du en person som inte vet var hon bor? Stanna kvar, ring 112.",
        "Vem är kvinnan på porträttet från 1912? Ingen vet vad hon heter, hör av er till arkivet.",
        "Övning på torsdag: en figurant utan legitimation kan inte säga vem han är. Ring om du vill vara med.",
        "Får man fråga på nätet vem en okänd patient är? Nej, sekretessen gäller även den som vi inte vet namnet på.",
        "Känner du igen känslan? Man minns inte koden till omklädningsrummet.",
        "Hör av dig om du vet vems paraplyet är, det är svart och saknar namn.",
        "I boken minns kvinnan inte vem hon är. Ring oss om du vill vara med i cirkeln.",
        "Ministern var här och fick se gipsrummet.",
        "Ko Rosa hade trillingar i natt, tre kalvar på darriga ben. Gården är rörd.",
    ],
)
def test_what_only_looks_like_it_raises_nothing(text: str) -> None:
    for judgement in (Judgement(Verdict.CLEAR, ()), Judgement(Verdict.REVIEW, (Cause.UNCERTAIN,))):
        assert raised(text, [], judgement) == judgement


@pytest.mark.parametrize(
    "text",
    [
        "Månadens medarbetare: kökets Torvald! Ingen rör en sås som han.",
        "Två fall av sorkfeber i Granviks kommun i höst. Tvätta händerna.",
        "Under 2023 föddes 2 barn i Granviks kommun.",
        "Min syster ligger inne igen. Det blir inget fika för mig på fredag.",
        "Vila i frid, Anna Andersson.",
        "Lunch med Erik Nilsson i personalmatsalen.",
        "Tack Maria Karlsson för allt du gjort, nu går du i pension!",
        "Ur statistiken: husets längsta vårdtid i fjol var ett halvår.",
        "Varför har testpatienten Valdemar Gryt fyra remisser i övningssystemet? Vems är de?",
        "På lappen som satt kvar i fickan står 850312-XXXX. Töm fickorna före tvätten.",
        "Kortet i tvätten har HSA-id SE2329990017-4K7P. Hämta det i luckan.",
        pytest.param(
            "I studien om Wilsons sjukdom finns fyra syskon från Bodum med.",
            marks=pytest.mark.xfail(reason="the network stops it: a known false alarm"),
        ),
    ],
)
def test_what_the_manual_wants_reviewed_is_reviewed(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.REVIEW


def test_a_counted_family_with_its_place_is_never_passed(checker: Checker) -> None:
    text = "I studien om Wilsons sjukdom finns fyra syskon från Bodum med."
    assert checker.judge(text).verdict is not Verdict.CLEAR


def test_a_full_name_with_illness_and_age_is_never_passed() -> None:
    text = "Greta Lundin, 84, har stroke."
    found = [
        Finding(Type.PERSON, "person/patient", Severity.INFO, 0, 12, "Greta Lundin", role=Role.PATIENT),
        Finding(Type.AGE, "fact/age", Severity.INFO, 14, 16, "84"),
        Finding(Type.HEALTH, "fact/health", Severity.INFO, 22, 28, "stroke"),
    ]
    clear = Judgement(Verdict.CLEAR, ())
    assert raised(text, found, clear).verdict is Verdict.REVIEW
    assert raised(text, found[:2], clear) == clear


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Kaffet var slut i natt. Sen kom 23-åringen från Bräcke.", Verdict.REVIEW),
        ("Kaffet var slut. Sen kom 23-åringen från Bräcke.", Verdict.CLEAR),
        ("Vi övade i natt. Sen kom 23-åringen från Bräcke.", Verdict.CLEAR),
    ],
)
def test_an_exact_age_with_place_and_day_is_never_passed(text: str, verdict: Verdict) -> None:
    at = text.index("Bräcke")
    found = [Finding(Type.LOCATION, "fact/location", Severity.INFO, at, at + 6, "Bräcke")]
    assert raised(text, found, Judgement(Verdict.CLEAR, ())).verdict is verdict


def test_a_declared_pseudonym_is_no_name(checker: Checker) -> None:
    declared = "Låt oss kalla honom Torkel, så hette han inte. Torkel log."
    told = "Han kammade sig alltid själv, hur lång tid det än tog, och vi höll spegeln."
    assert checker.judge(f"{declared} {told}").verdict is Verdict.REVIEW


def test_a_pseudonym_covers_nobody_else(checker: Checker) -> None:
    text = "Låt oss kalla henne Alva, så heter hon inte. Alva låg bredvid Greta Lundin på 54:an, som fick stroke."
    assert checker.judge(text).verdict is Verdict.STOP


@pytest.mark.parametrize(
    "text",
    [
        "Vi kallar Karin Holm inte utan skäl för kaffedrottningen. Karin på 54:an fick stroke i natt.",
        "Låt oss kalla henne Alva, så hette hon inte, den enda prästen i Bräcke, som ligger på psyk sedan i måndags.",
    ],
)
def test_what_is_no_declaration_or_stands_beside_it_counts(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.STOP


def test_a_raised_verdict_keeps_the_causes_that_were_there() -> None:
    text = "Vet du vem hon är? En kvinna satt på stationen utan papper."
    named = Judgement(Verdict.REVIEW, (Cause.COLLEAGUE,))
    assert raised(text, [], named).causes == (Cause.SOUGHT, Cause.COLLEAGUE)
    stopped = Judgement(Verdict.STOP, (Cause.SINGLED_OUT,))
    assert raised(text, [], stopped).causes == (Cause.SOUGHT, Cause.SINGLED_OUT)


@pytest.mark.parametrize(
    "text",
    [
        "Regiondirektör Anna Andersson klippte bandet till den nya entrén.",
        "Jag heter Anna Andersson och har kontot den här veckan.",
        "Astrid Lindgren läses högt på lekterapin på torsdag.",
        "Provinsialläkaren Erik Nilsson kom till sjukstugan 1908.",
        "Trubaduren Lars Andersson sjunger i entrén på lucia.",
        "Hej Anna Andersson! Frågor om bokningar besvaras bäst på 1177.",
    ],
)
def test_a_full_name_that_the_manual_lets_stand_raises_nothing(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.CLEAR


@pytest.mark.parametrize(
    "text",
    [
        "Fallet är hopdiktat från första raden: Lo, 4 år, hosta i tre veckor. Vad frågar du först?",
        "Fall 2 på seminariet har jag hittat på. En 50-årig bagare, två getingstick, lågt blodtryck. Vad ger du?",
    ],
)
def test_a_case_said_to_be_invented_is_nobodys(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.CLEAR
    assert (
        checker.judge(text.replace("har jag", "har jag inte").replace("är hopdiktat", "är sant")).verdict
        > Verdict.CLEAR
    )
