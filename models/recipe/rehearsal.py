"""Names and sentences to choose by while the model is made: like those of ``probe``, but others.

``probe`` measures what is shipped and is looked at last. These may be looked at often, so no figure of the card comes
from them; they too are kept out of everything that fills training sentences.
"""

from __future__ import annotations

NAMES: dict[str, list[str]] = {
    origin: names.split(", ")
    for origin, names in {
        "swedish": (
            "Gun-Britt Sellgren, Anton Lagerkvist, Karin Björklund, Ove Tjernlund, Elsa Grahn, Sture Hedström, "
            "Agneta Vikander, Love Ekstrand, Majken Rydberg, Börje Kjellin"
        ),
        "finnish": (
            "Ritva Pulkkinen, Ilkka Hyvönen, Tuula Kärkkäinen, Matti Rinne, Helmi Tolvanen, Urho Lappalainen, "
            "Sanna Backman, Jukka Paananen, Irma Lehto, Antti Määttä"
        ),
        "arabic": (
            "Zahra Al-Mousawi, Jamal Hammoud, Rawan Tahan, Yousef Al-Karawi, Iman Shaker, Hatem Younes, Nour "
            "Alaa, Sahar Mrad, Anwar Kanaan, Lubna Al-Janabi"
        ),
        "somali": (
            "Idil Abukar, Mohamud Waberi, Sucdi Nuur, Ismail Adow, Hibo Ali, Abdiaziz Mire, Najma Cali, Kowsar "
            "Diriye, Deeq Jibril, Maymun Haji"
        ),
        "persian": (
            "Ladan Pourreza, Masoud Dehghan, Setareh Kiani, Behnam Zarei, Mahin Askari, Hooman Vaziri, Shohreh "
            "Naderi, Ramtin Bayat, Golnar Samimi, Pouya Ansari"
        ),
        "bosnian": (
            "Dženita Mehić, Nusret Karahodžić, Alma Tabaković, Hamza Zukanović, Enver Sijarić, Melisa Hasić, "
            "Ramiz Kolašinac, Nejra Fejzić, Fahrudin Babić, Amina Vuković"
        ),
        "kurdish": (
            "Gulistan Bayram, Soran Hamid, Bahar Tunc, Kawa Sherzad, Nesrin Akbulut, Hiwa Mahmud, Rozerin Deniz, "
            "Jamil Dizayee, Sozdar Can, Zerdesht Amedi"
        ),
        "polish": (
            "Justyna Górska, Bartłomiej Urban, Sylwia Ostrowska, Zdzisław Malinowski, Wioletta Sadowska, Maciej "
            "Kubiak, Alicja Rutkowska, Henryk Czerwiński, Marzena Laskowska, Dawid Sobczak"
        ),
        "eritrean": (
            "Saron Habtom, Teklay Mesfin, Milena Ghirmay, Aron Teame, Bisrat Welday, Lemlem Araia, Kidane "
            "Solomon, Rut Amanuel, Futsum Zeray, Ariam Yosief"
        ),
        "east asian": (
            "Somying Kaewsai, Nguyen Thi Hoa, Prapai Thongsuk, Van Hai Doan, Mei Ling Zhou, Thuy Duong Mac, "
            "Yanling Xiong, Chen Yu Hsuan, Waraporn Inta, Minh Tri Cao, Nan Bunma, Lao Zihan, Jia Wen Kong, Khanh "
            "Vy Quach, Siu Fong Leung, Pim Saetia, Ying Jie Zou, Trong Nghia Ta, Hoang Yen Luu, Xue Mei Cai, Tida "
            "Noisri, Guang Lei Jin, My Dung Thai, Phan Gia Bao, Zhi Hao Tao, Kim Ngan Duong, Lek Suwannarat, Da "
            "Wei Bai, Thanh Tam Lieu, Pui Yee Chan, Noi Promdee, Anh Thu Trieu, Ruo Xi Gu, Cam Tu To, Prasit "
            "Saelee, Le Hoang Nam, Bui Thi Lan Anh, Wen Qing He, Ratree Sukkasem, Tien Dat Vuong"
        ),
    }.items()
}

FRAMES = (
    "I dag skrev vi ut {name} efter en lång vecka.",
    "Vi hälsar {name} varmt välkommen till avdelningen!",
    "I rummet intill låg {name} och sov.",
    "{name} fick nya mediciner i går kväll.",
    "Läkaren bad {name} komma tillbaka på tisdag.",
    "Det var {name} som ringde efter hjälp.",
    "Pappan till {name} satt kvar hela natten.",
    "En hälsning från {name} som mår bättre nu.",
    "Personen heter {name}, 52 år, och väntar på röntgen.",
    "ska byta förband på {name} efter lunch",
    "Kuratorn {name} har mottagning på onsdagar.",
    "Med {name} på plats gick allt snabbare.",
)

NAMELESS = (
    "Nu är det rast och alla vill ha kaffe.",
    "Min kollega har glömt sin stetoskop hemma igen.",
    "Patienten på fyran sover gott i natt.",
    "Det blir tårta till alla som jobbar på lördag.",
    "Kom ihåg att signera listan efter varje pass.",
    "Vi tog blodprov, kollade sockret och gav insulin.",
    "En dotter satt vid sängen och höll mammas hand.",
    "Kvällens avsnitt handlar om stroke och hur du känner igen den.",
    "Alvedon hjälper, men läs på förpackningen.",
    "Bilen stod parkerad mitt framför ambulansintaget.",
    "Barnen målade påskägg på lekterapin.",
    "Han ville hem, men febern gick inte ner.",
    "Nya gardiner i dagrummet, äntligen lite färg.",
    "Sommaren är kort men nattpassen är långa.",
    "Hon hann fram i sista stund.",
    "Vem har tagit min penna?",
    "Vi har tre lediga tjänster på medicin.",
    "I morgon stänger vi mottagningen klockan tolv.",
    "Ljuset från fönstret föll över golvet.",
    "Rapporten tog fem minuter och resten var tystnad.",
    "Sköterskan log och sade att allt såg bra ut.",
    "Huden ska hållas ren och torr.",
    "Skriv under här, tack.",
    "Du är inte ensam, det finns hjälp.",
    "Ta trappan i stället för hissen!",
    "Ny vecka, nya möjligheter, samma gamla skrivare.",
    "Influensan är här och väntrummet är fullt.",
    "Barnmorskan lyssnade länge på hjärtljuden.",
    "Grattis alla mammor på er dag!",
    "Vi testar larmet varje måndag.",
)
