"""Names and frames to measure with, written by hand and never trained on.

Ten origins of twenty full names (typical registered names of each background in Sweden), twenty frames, and names that
stand in no list. The names of :data:`BY_ORIGIN` are kept out of everything that fills training sentences.
"""

from __future__ import annotations

from models.recipe import rehearsal

BY_ORIGIN: dict[str, list[str]] = {
    origin: names.split(", ")
    for origin, names in {
        "swedish": (
            "Gunilla Lindqvist, Oskar Hedlund, Birgitta Sandström, Axel Norberg, Ulla Åkesson, Filip "
            "Wikström, Märta Bergdahl, Torbjörn Holmgren, Ingegerd Öberg, Hampus Ekdahl, Siv Palmgren, Gustaf "
            "Löfstedt, Tyra Malmberg, Rune Sjödin, Ebba Lundmark, Kjell Hägglund, Wilma Stenberg, Sixten "
            "Dahlin, Maj-Britt Rosén, Alfons Brännström"
        ),
        "finnish": (
            "Tuija Korhonen, Pentti Virtanen, Aino Mäkinen, Jorma Nieminen, Marjatta Hämäläinen, Veikko "
            "Laine, Päivi Heikkinen, Esko Koskinen, Riitta Järvinen, Timo Lehtonen, Kaija Saarinen, Reijo "
            "Niemelä, Anneli Turunen, Pekka Salonen, Sirpa Karjalainen, Hannu Ojala, Eila Laitinen, Mauri "
            "Pitkänen, Outi Rantanen, Seppo Kinnunen"
        ),
        "arabic": (
            "Fatima Al-Hassan, Mustafa Haddad, Noor Khalil, Omar Al-Jabouri, Layla Mansour, Hussein Al- "
            "Tamimi, Rania Saleh, Bilal Najjar, Samira Darwish, Tariq Al-Masri, Yasmin Hamdan, Khaled "
            "Ibrahim, Hiba Al-Khatib, Ziad Shaheen, Amal Jaber, Ammar Al-Dulaimi, Dalal Fakhoury, Walid "
            "Barakat, Rasha Qasim, Anas Al-Sayed"
        ),
        "somali": (
            "Hodan Warsame, Abdirahman Jama, Ayaan Farah, Mahad Abdullahi, Ifrah Osman, Abshir Hersi, Sahra "
            "Nur, Liban Dirie, Hamdi Guled, Yusuf Shire, Filsan Abdi, Bashir Mohamud, Deqa Elmi, Guled Hirsi, "
            "Ubah Samatar, Zakaria Egal, Nimo Ismail, Daud Roble, Fadumo Aden, Khadar Muse"
        ),
        "persian": (
            "Shirin Ahmadi, Reza Karimi, Parisa Hosseini, Behrouz Rahimi, Nasrin Moradi, Farhad Jafari, Mahsa "
            "Ebrahimi, Kaveh Tehrani, Azadeh Rostami, Dariush Farahani, Leila Sadeghi, Hamid Norouzi, "
            "Niloufar Kazemi, Siavash Bahrami, Mina Ghorbani, Arash Zamani, Roya Heidari, Babak Shirazi, "
            "Sepideh Akbari, Mehdi Soltani"
        ),
        "bosnian": (
            "Emina Hadžić, Senad Begović, Amra Delić, Mirza Halilović, Azra Kovačević, Edin Softić, Lejla "
            "Mujkić, Nermin Omerović, Jasmina Suljić, Adnan Ibrahimović, Selma Bešić, Haris Mehmedović, "
            "Merima Hodžić, Damir Husić, Aldina Ramić, Zlatan Dizdarević, Fikreta Salihović, Muhamed "
            "Čaušević, Sanela Kurtović, Almir Redžić"
        ),
        "kurdish": (
            "Rojin Demir, Baran Aslan, Berivan Yildiz, Azad Barzani, Dilan Kaya, Serhat Öztürk, Zozan "
            "Bozkurt, Rebwar Karim, Hevin Aydin, Diyar Celik, Nasrin Qader, Shivan Hamo, Helin Polat, Rizgar "
            "Rasul, Evin Dogan, Sherko Talabani, Newroz Sahin, Aram Jalal, Xezal Toprak, Ciwan Yilmaz"
        ),
        "polish": (
            "Agnieszka Kowalska, Mateusz Wiśniewski, Katarzyna Nowak, Krzysztof Lewandowski, Małgorzata "
            "Zielińska, Piotr Kamiński, Joanna Wójcik, Tomasz Szymański, Beata Dąbrowska, Wojciech Kozłowski, "
            "Ewa Jankowska, Andrzej Mazur, Zofia Krawczyk, Grzegorz Pawlak, Halina Wieczorek, Zbigniew "
            "Sikora, Iwona Baran, Paweł Duda, Danuta Szewczyk, Jakub Walczak"
        ),
        "eritrean": (
            "Selam Tesfay, Yonas Gebremedhin, Feven Haile, Mebrahtu Kidane, Semhar Tekle, Filmon Berhane, "
            "Rahwa Habtemariam, Tesfalem Woldu, Winta Ghebreab, Mulugeta Abraha, Luwam Kiflom, Biniam Zerai, "
            "Tsega Mehari, Robel Asmerom, Hiwot Negassi, Samson Weldegabriel, Almaz Desta, Awet Fessehaye, "
            "Bisrat Yohannes, Natnael Okbay"
        ),
        "thai, vietnamese, chinese": (
            "Siriporn Chaiyasit, Nguyen Van Minh, Somchai Srisuk, Thi Lan Tran, Malee Wongsa, Xiaoming Zhang, "
            "Kanya Suwan, Duc Anh Pham, Pornthip Boonmee, Wei Chen, Nok Saelim, Quang Huy Le, Ratana "
            "Phumchai, Hui Min Li, Araya Thongdee, Bao Ngoc Vu, Supaporn Kaewkla, Jian Wang, Wanida Rattana, "
            "Tuan Hoang"
        ),
    }.items()
}

UNLISTED = [
    "Oyelaran Adebimpe",
    "Kwabena Ofosuhene",
    "Tlaloc Ixtlilxochitl",
    "Ngozika Chukwuemeka",
    "Zhyldyz Toktogulova",
    "Bakhytzhan Nurmaganbetov",
    "Thandolwethu Mkhabela",
    "Lakshminarayan Venkataraman",
    "Sithembiso Ndlovukazi",
    "Gulbanu Ermekova",
    "Marrjja Andressohn",
    "Fattima Alhasssan",
    "Jocke-Pockan Larssonn",
    "Lillebrojsan Ekk",
    "Uzochukwuka Nwachukwuka",
    "Yevhenija Kravtjenko",
    "Oleksandra Tjornovolenko",
    "Wojtecka Brzeczyszczykiewicz",
    "Hmmadi Abdrrahmn",
    "Siobhradh Okeeffee",
    "Mzwandilekhaya Dlaminize",
    "Rattanaphorn Phetcharaburi",
    "Chimamandaka Adichiez",
    "Quispe Mamanichoque",
]
"""Rare, misspelt and made-up names; those with a part that is listed are left out when measuring."""

FRAMES = (
    "Idag fick {name} äntligen åka hem efter tre veckor på avdelningen.",
    "Stort tack till {name} som delade med sig av sin berättelse!",
    "Vi på avdelning 34 vill gratulera {name} på födelsedagen 🎉",
    "{name} opererades i morse och mår bra nu.",
    "Bredvid mig sitter {name} och väntar på provsvaren.",
    "Jag träffade {name} på akuten i natt.",
    "Här är {name}, vår nya undersköterska på kirurgen.",
    "Mamma till {name} grät av lättnad när vi berättade.",
    "Patienten heter {name} och är 47 år.",
    "Ronden började hos {name}, som haft feber hela natten.",
    "Kram till {name} och hela familjen ❤️",
    '"Ni är änglar", sa {name} när hon lämnade sal 12.',
    "Vår kollega {name} fyller 50 i dag!",
    "Ska hämta blodprov på {name} klockan åtta.",
    "När {name} kom in med ambulans var läget kritiskt.",
    "Följ med {name} under en natt på förlossningen.",
    "I fredags somnade {name} in med sina barn omkring sig.",
    "@{name} tack för fikat till personalen",
    "Dagens hjälte: {name}, 7 år, som var så modig vid sprutan.",
    "Sjuksköterskan {name} tar över kontot den här veckan.",
)

NAMELESS = (
    "Tidig start på morgonen, kaffet är bryggt och rapporten klar.",
    "Vi har bytt alla lakan på sal fyra och fem.",
    "Nattens sista runda innan solen går upp.",
    "Första dagen som nyexaminerad, pirrigt men roligt!",
    "Lunchen blev sen som vanligt, men det går bra ändå.",
    "Hur mår ni därute i värmen?",
    "Ni som undrar: ja, vi får titta på teve under rasten.",
    "Det luktade nybakat i hela korridoren.",
    "Kramar till alla som kämpar just nu.",
    "Blodtryck, puls och temp tas varje timme.",
    "Propofol och fentanyl ligger framme på bordet.",
    "Patienten i rum sju vill helst se på fotboll.",
    "En kille på fjorton år bröt benet på studsmattan.",
    "Min bästa kollega har gått i pension.",
    "Hen vågade äntligen ta bort stygnen.",
    "Vi övade hjärt-lungräddning på dockan hela förmiddagen.",
    "Doften av handsprit sitter i väggarna.",
    "Onsdag betyder utbildning i förflyttningsteknik.",
    "Vem mer älskar pepparkakor till kvällsfikat?",
    "Undersköterskor är hjärtat i vården.",
    "Glad påsk från oss på kirurgen!",
    "Tack för alla fina kommentarer på förra inlägget.",
    "Vad vill ni att vi filmar nästa gång?",
    "Ibland räcker det att hålla någon i handen.",
    "Två ambulanser kom samtidigt strax efter midnatt.",
    "Barnet skrek högt när plåstret togs bort.",
    "Röntgenbilden visade en liten spricka i handleden.",
    "Rosor, liljor och tulpaner på fönsterbrädan.",
    "Björken utanför fönstret har slagit ut.",
    "En sten i skon gjorde passet ännu längre.",
    "Maj är den finaste månaden på året.",
    "Det snöade hela natten och bussarna stod still.",
    "Vi söker dig som vill jobba natt.",
    "Så här tar du ett EKG steg för steg.",
    "Skriv i kommentarsfältet om du har frågor!",
    "Bara tre dagar kvar till semestern.",
    "Stolt över att vara en del av det här teamet.",
    "Hon är 83 år och har aldrig legat på sjukhus förut.",
    "Dropp, kateter och syrgas är på plats.",
    "Mannen hade halkat på isen och slagit i huvudet.",
    "Läkaren ordinerade Waran och Furix.",
    "Vi har fått nya madrasser mot trycksår.",
    "Pling! Larmet går igen.",
    "Fem saker du inte visste om blodgivning.",
    "Personalen sjöng för en hundraåring i går.",
    "Kvinnan fick värkar redan i vecka trettiofyra.",
    "Hej och välkomna till en ny vecka på kontot.",
    "Medicinrummet är äntligen städat.",
    "Det är okej att gråta på jobbet.",
    "Visst är det fint när solen lyser in i matsalen?",
    "Tandvärk, halsont och feber hos halva gänget.",
    "Nya skor, ny energi!",
    "Lugnt pass i natt, bara tre inskrivningar.",
    "Ett stort hjärta till våra volontärer.",
    "Idag lär vi oss lägga gips.",
    "Teamet samlas kvart över sju.",
    "Kön till vaccinationen ringlar långt ut på gatan.",
    "En rolig fråga från en liten patient: kan man operera en nalle?",
    "Alla hjärtans dag på hjärtavdelningen.",
    "Hoppas ni får en fin helg!",
)
"""Hospital sentences that name no person, place or organisation."""


def held_parts() -> frozenset[str]:
    """Every part of the names by origin and of those to choose by (``rehearsal``), lower-cased."""
    every = (name for names in (*BY_ORIGIN.values(), *rehearsal.NAMES.values()) for name in names)
    return frozenset(part.lower() for name in every for part in name.split())


def given(name: str) -> str:
    """The given name alone; Vietnamese names have it last."""
    parts = name.split()
    return parts[-1] if parts[0] == "Nguyen" else parts[0]
