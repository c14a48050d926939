"""Hospital and social-media sentences with slots for names, written by ourselves.

Slots: ``{G}`` given name, ``{N}`` full name, ``{S}`` surname, ``{P}`` place, ``{O}`` organisation; an ``s`` after
a slot is a genitive. None of them is a frame of ``probe``.
"""

from __future__ import annotations

FRAMES = """
God morgon från {G} och {G} som kör natten den här veckan!
Träffa {N}, sjuksköterska hos oss sedan 2014.
Nu går {G} på semester, vi hörs i augusti!
Tack {G} för en fin vecka med kontot.
Hej! Jag heter {N} och jobbar som undersköterska på medicinkliniken i {P}.
Läkaren {N} berättar om sin vardag på {O}.
I dag är det {G} som visar runt på operation.
{G} har legat hos oss i två månader och längtar hem till {P}.
Hans fru {G} kom förbi med blommor i går.
Dottern {G} satt kvar vid sängen hela natten.
{N} från {P} fick ett nytt hjärta på {O}.
Fina {G} fyllde 90 och vi åt tårta på rummet!
Pappa {G} och lilla {G} mår bra efter förlossningen.
Ett kort kom från {G} i {P} som nu är frisk.
Doktor {S} opererade i sex timmar.
Överläkare {N} föreläste för personalen.
Barnmorskan {G} har hjälpt över tusen barn till världen.
{G}s mamma ringde och tackade.
Familjen {S} har sagt ja till att vi berättar.
Bilden visar {N} i nya ambulansen.
Foto: {N}
Text och bild: {N}, {O}
Kontakta {N} på HR om du vill börja här.
Grattis {G} till legitimationen!!
praktikanten {G} klistrar etiketter
älskar att jobba med {G} å {G}
hej det är {G} här igen, rörigt på akuten idag
mannen som kom in i natt hette {G} och bodde i {P}
kolla in {G} när hon dansar i korridoren haha
{G} 4 år opererade halsmandlarna idag, så duktig
saknar dig {G}! vila i frid
patienten {N} ville inte ta sin medicin
Så ser en dag ut för {G} på {O}.
Välkomna {G}, {G} och {G}, våra nya kollegor.
Enligt {N} är väntetiden fyra timmar.
– Det är tungt ibland, säger {N}.
"Jag var så rädd", berättar {G}.
{N} dog i söndags på {O} i {P}.
Det var {G} som larmade.
Chefen {G} bjuder på glass i värmen.
Kirurgen {N} och narkosläkaren {N} samarbetar.
Jag och {G} har kontot hela veckan.
Min patient {G}, 83, berättade om kriget.
Ambulanssjuksköterskan {G} körde från {P} till {P} på en timme.
Vi tackar {O} för samarbetet.
{O} söker sjuksköterskor till {P}.
Vårdcentralen i {P} har nya öppettider.
Hälsningar från oss i {P}!
Studenter från {O} är på plats.
Rummet bredvid {G} är tomt nu.
{G} i säng 3 vill ha mer kaffe.
fru {S} på sal 7 har ringt på klockan
lilla {G} fick sova med sin nalle
{G} ({G}s son) hälsade på i dag
#tackvården till {G} och alla andra
Syster {G} ger spruta.
Lycka till på {O}, {G}!
Logopeden {G} övar uttal med herr {S}.
Kuratorn {G} är här på onsdagar.
Snart dags för {G} att bli av med gipset.
När jag såg {G} första gången var hon bara 19 år.
Alla på enheten kommer att sakna {N}.
{N} heter vår nya verksamhetschef.
OBS! {G} har bytt nummer.
Grannen {G} följde med till {O}.
nu är {N} äntligen hemma igen
{N} har fått diabetes.
vi bad för {G} hela helgen 🙏
Stackars {G}, tredje gången på röntgen den här veckan.
{G} bröt lårbenet i {P} i lördags.
i natt förlorade vi {N}, 41 år
{N}, född 1956, skrevs ut i går.
Är det någon som vet hur det gick för {N}?
@{G} tack för skjutsen!
@{N} vilken insats!
Svar till {N}: ring mottagningen.
Hej {G}, vad fint att du skriver!
Hej {N}! Din mamma ligger kvar hos oss.
Tack {N}, vi för det vidare.
vill bara säga grattis {N} på 100-årsdagen
Vila i frid {N}, vi glömmer dig aldrig.
Har ni sett {G}? Hon lämnade avdelningen vid lunch.
{G} & {G} fick tvillingar i natt!
{G} + {G} = sant, bröllop i sjukhuskyrkan
Narkosen gick bra för {G}, hälsar {G}.
hörde att {N} fått sin dom, cancer i levern
Så ledsen över {N}. Trettiofyra år.
Min farmor {G} fick bästa vården på {O}.
morbror {G} ligger i respirator
vår {G} har adhd och det är ok
Tandläkaren {N} tar emot i {P}.
Journalen för {N} låg framme.
Remissen gäller {N}.
{S}, {G} – kallas till mottagning 4
Patient: {N}
Namn: {N}
Ansvarig läkare: {N}
Vid pennan: {G}
/{G}
// {N}, vårdenhetschef
Kram {G}
mvh {N}
Mvh {G} på {O}
{G} från {O} håller utbildningen.
Idrottarna i {O} besökte barnen.
{O} meddelar att mottagningen flyttar.
jobbar på {O} i {P} sen i våras
flyttade från {P} till {P} för jobbet
Åkte ambulans genom {P} i snöstorm.
Olyckan skedde utanför {P} i går kväll.
Familjen kommer från {P} men bor i {P}.
Helikoptern hämtade två skadade vid {P}.
{P} har fått en ny vårdcentral.
{O} bygger nytt.
{G} jobbade tidigare på {O}.
Nu har {O} och {O} skrivit avtal.
Enligt {O} ökar smittan i {P}.
Vi på {O} söker dig som vill jobba med barn.
{G} hittades medvetslös hemma i {P}.
Sköterskan ropade in {N} till provtagningen.
Hos {G} steg febern under natten.
Kan någon ta {G} till röntgen?
Det blev en flicka! Hon ska heta {G}.
{N} ramlade i duschen.
{G} säger att hon vill dö.
{G}s hund fick komma på besök.
Vår vän {N} ligger på intensiven.
Efter operationen ville {N} ha en macka.
{N} fick beskedet sent.
Igår pratade jag länge med {N} om livet.
Ni kan tacka {N} för att maskinen fungerar.
""".strip().splitlines()

UNLISTED_SHARE = 0.22
"""How often a name that fills a slot is made up, so that it stands in no list."""
