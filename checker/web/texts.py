"""Every sentence of the form and of the problem documents, in Swedish and English, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from starlette.requests import Request

SV, EN = "sv", "en"

TABLE: Mapping[str, tuple[str, str]] = {
    # The page
    "product": ("Sekretesskollen", "Sekretesskollen"),
    "skip": ("Hoppa till innehållet", "Skip to content"),
    "heading": ("Kolla inlägget före publicering", "Check your post before you publish"),
    "lead": (
        "Klistra in texten och lägg till bilder. Du får veta om någon kan kännas igen och hur du kan skriva i stället.",
        "Paste the text and add the photos. You learn whether somebody can be recognised and what to write instead.",
    ),
    "support": (
        "Ett stöd som inte ersätter din egen sekretessprövning. Är du osäker: fråga innan du publicerar.",
        "A support that does not replace your own assessment of secrecy. If in doubt, ask before you publish.",
    ),
    "other_language": ("In English", "På svenska"),
    "accessibility": ("Tillgänglighet", "Accessibility"),
    "privacy": ("Så hanteras ditt utkast", "How your draft is handled"),
    "back": ("Tillbaka till formuläret", "Back to the form"),
    "error_prefix": ("Fel:", "Error:"),
    "error_heading": ("Utkastet kunde inte kontrolleras", "The draft could not be checked"),
    "footer": ("Sidor", "Pages"),
    # Signing in
    "signed_in_as": ("Inloggad som", "Signed in as"),
    "sign_out": ("Logga ut", "Sign out"),
    "signed_out": ("Du är utloggad", "You are signed out"),
    "signed_out_onwards": (
        "Delar du dator med andra? Logga ut från inloggningstjänsten också.",
        "Do you share the computer with others? Sign out from the sign-in service too.",
    ),
    "sign_out_provider": ("Logga ut från inloggningstjänsten", "Sign out from the sign-in service"),
    "sign_in_again": ("Logga in igen", "Sign in again"),
    # The draft
    "your_draft": ("Ditt utkast", "Your draft"),
    "text_label": ("Text", "Text"),
    "text_hint": (
        "Klistra in texten precis som den ska publiceras. Den sparas inte.",
        "Paste the text exactly as it will be published. It is not stored.",
    ),
    "files_label": ("Bilder", "Photos"),
    "files_hint": (
        "JPEG, PNG, WebP, TIFF eller GIF, film som MP4, MOV eller WebM. Högst 20 filer, 60 MB tillsammans.",
        "JPEG, PNG, WebP, TIFF or GIF, films as MP4, MOV or WebM. At most 20 files, 60 MB in all.",
    ),
    "earlier_label": ("Tidigare inlägg på kontot", "Earlier posts of the account"),
    "earlier_hint": (
        "Veckans inlägg, det äldsta först, med en tom rad mellan. De läses ihop med utkastet och sparas inte.",
        "This week's posts, the oldest first, an empty line between. Read together with the draft, not stored.",
    ),
    "check": ("Kontrollera", "Check"),
    "kept_heading": ("Bilder i inlägget", "Photos in the post"),
    "keep": ("Ta med i inlägget", "Keep in the post"),
    # The answer
    "answer": ("Svar", "Answer"),
    "answer_empty": (
        "Här visas svaret: Stopp, Granska eller Klart, vad som avslöjar och ett säkrare sätt att skriva.",
        "The answer appears here: Stop, Review or Clear, what gives somebody away and a safer wording.",
    ),
    "stop": ("Stopp", "Stop"),
    "review": ("Granska", "Review"),
    "clear": ("Klart", "Clear"),
    "info": ("Tänk på", "Note"),
    "do_stop": ("Publicera inte", "Do not publish"),
    "do_review": ("Låt någon mer läsa innan du publicerar", "Let somebody else read it before you publish"),
    "do_clear": ("Inget som röjer en patient hittades", "Nothing that gives a patient away was found"),
    "summary_stop": (
        "Utkastet kan röja vem patienten eller en anhörig är.",
        "The draft can give away who a patient or a relative is.",
    ),
    "summary_review": (
        "Något i utkastet behöver bedömas av en människa.",
        "A person has to judge something in this draft.",
    ),
    "summary_clear": ("Ingen patient eller anhörig pekas ut.", "No patient or relative is singled out."),
    "reasons": ("Därför", "Why"),
    "unchecked": ("Inte kontrollerat", "Not checked"),
    "unchecked_lead": (
        "Det här kunde inte granskas och räknas därför aldrig som klart:",
        "This could not be examined and therefore never counts as clear:",
    ),
    "part_text": ("Texten", "The text"),
    "summary_pending": (
        "Texten är läst, men inte bilderna. De behöver kontrolleras tillsammans.",
        "The text has been read, but not the photos. They have to be checked together.",
    ),
    "pending": (
        "Bilden är inte med medan du skriver. Tryck på Kontrollera för svar på hela inlägget.",
        "Photos are left out while you type. Press Check for an answer on the whole post.",
    ),
    "findings": ("Det här syns", "What was found"),
    "no_findings": ("Inga fynd.", "Nothing was found."),
    "in_photos": (
        "Inget i texten. Fynden står vid bilderna.",
        "Nothing in the text. The findings stand with the photos.",
    ),
    "as_a_whole": (
        "Det är helheten som behöver bedömas, inte ett enskilt ställe.",
        "It is the whole that has to be judged, not a single place.",
    ),
    "finding": ("Fynd", "Finding"),
    "more_findings": (
        "Fler fynd finns: {count} till är markerade i texten men inte listade här.",
        "There are more findings: another {count} are marked in the text but not listed here.",
    ),
    "to_text": ("Visa i texten", "Show in the text"),
    "instead": ("Gör så här", "What to do"),
    "law": ("Lagrum", "Legal ground"),
    "marked": ("Texten med fynden markerade", "The text with findings marked"),
    "persons": ("Vem texten handlar om", "Who the text is about"),
    "person_fits": ("Så många stämmer in på beskrivningen: {band}", "How many people fit the description: {band}"),
    "person_reader": ("för", "for"),
    "person_drivers": ("Mest avslöjar fynd", "What gives most away: finding"),
    "band_under 5": ("färre än 5", "fewer than 5"),
    "band_5-19": ("5 till 19", "5 to 19"),
    "band_20-49": ("20 till 49", "20 to 49"),
    "band_50-999": ("50 till 999", "50 to 999"),
    "band_1000+": ("1 000 eller fler", "1,000 or more"),
    "role_patient": ("Patient", "Patient"),
    "role_relative": ("Anhörig", "Relative"),
    "role_staff": ("Personal", "Staff"),
    "role_public": ("Offentlig person", "Public person"),
    "role_author": ("Du som skriver", "You, the author"),
    "role_generic": ("Ingen bestämd person", "Nobody in particular"),
    "safe": ("Säker formulering", "Safe wording"),
    "hidden_copy": (
        "Den här lilla kopian ligger dold i filen. Den kan visa det som har skurits bort.",
        "This small copy is hidden in the file. It can show what was cut away.",
    ),
    "safe_pending": ("Letar efter en säkrare formulering …", "Looking for a safer wording …"),
    "no_safe": ("Ingen säkrare formulering.", "No safer wording."),
    "safe_better": ("Förslag på formulering", "Suggested wording"),
    "safe_lead": (
        "Samma berättelse utan det som pekar ut. Läs den innan du använder den.",
        "The same story without what singles somebody out. Read it before you use it.",
    ),
    "better_lead": (
        "Den avslöjar mindre, men någon mer behöver läsa den innan du publicerar.",
        "It gives less away, but somebody else has to read it before you publish.",
    ),
    "safe_verdict": ("Formuleringen är själv kontrollerad:", "This wording has itself been checked:"),
    "use_safe": ("Använd den säkra formuleringen", "Use the safe wording"),
    "use_better": ("Använd förslaget", "Use the suggestion"),
    "photo": ("Bild", "Photo"),
    "photo_alt": (
        "Förhandsvisning av bilden med {count} markerade rutor",
        "Preview of the photo, {count} boxes marked",
    ),
    "no_preview": ("Bilden kan inte visas här.", "This photo can't be shown here."),
    "photo_clean": (
        "Inget hittades i bilden. Titta själv efter speglingar, tatueringar och människor bakifrån.",
        "Nothing was found in the photo. Look yourself for reflections, tattoos and people from behind.",
    ),
    "swap": ("Byt till en rensad kopia", "Replace with a cleaned copy"),
    "clean": ("Ladda ner rensad bild", "Download the cleaned photo"),
    "clean_film": ("Ladda ner rensad film", "Download the cleaned film"),
    "clean_hint": (
        "Kopian saknar dolda uppgifter, och ansikten och känslig text är täckta. Titta på den innan du publicerar.",
        "The copy has no hidden data; faces and sensitive text are covered. Look at it before you publish it.",
    ),
    "clean_hint_film": (
        "Kopian saknar dolda uppgifter och ljud, och ansikten och känslig text är täckta. Titta igenom den först.",
        "The copy has no hidden data and no sound; faces and sensitive text are covered. Watch it first.",
    ),
    "clean_hint_ticks": (
        "Kopian saknar dolda uppgifter, och det som är förbockat är täckt. Titta på den innan du publicerar.",
        "The copy has no hidden data, and what is ticked is covered. Look at it before you publish it.",
    ),
    "clean_hint_ticks_film": (
        "Kopian saknar dolda uppgifter och ljud, och det som är förbockat är täckt. Titta igenom den först.",
        "The copy has no hidden data and no sound, and what is ticked is covered. Watch it first.",
    ),
    "ticks_legend": ("Det här täcks i den rensade kopian", "This is covered in the cleaned copy"),
    "ticks_hint": (
        "Bokstaven står vid rutan i bilden. Ta bort bocken för det som ska vara kvar: det räknas inte som rensat.",
        "The letter stands at the box in the photo. Untick what is to stay: it does not count as cleaned.",
    ),
    "ticks_hint_film": (
        "Ta bort bocken för det som ska vara kvar: det räknas inte som rensat. Ett ansikte som tappas bort täcks igen.",
        "Untick what is to stay: it does not count as cleaned. A face that is lost from sight is covered again.",
    ),
    "from_time": ("från {time}", "from {time}"),
    "what_face": ("Ansikte", "Face"),
    "what_possible_face": ("Kanske ett ansikte", "Perhaps a face"),
    "what_text": ("Text", "Text"),
    "what_code": ("Kod", "Code"),
    "proof_heading": ("Det här är gjort med bilden", "What was done to the photo"),
    "proof_download": ("Ladda ner beviset", "Download the proof"),
    # What the script says (data attributes of the form)
    "live": ("{verdict}. Antal fynd: {count}.", "{verdict}. Findings: {count}."),
    "js_choose": ("Välj bilder", "Choose photos"),
    "js_remove": ("Ta bort", "Remove"),
    "film_title": ("Filmen granskas", "The film is being checked"),
    "cleaning_title": ("Filmen rensas", "The film is being cleaned"),
    "film_lead": (
        "Det tar ungefär lika lång tid som att titta igenom den några gånger. Sidan frågar igen av sig själv.",
        "It takes about as long as watching it a few times. This page asks again by itself.",
    ),
    "film_look": ("Titta om den är klar", "See whether it is done"),
    "at_time": ("Vid", "At"),
    "js_checking": ("Kontrollerar …", "Checking …"),
    "js_photo": ("Kontrollerar bilden …", "Checking the photo …"),
    "js_stale": ("Texten har ändrats. Kontrollerar på nytt …", "The text has changed. Checking again …"),
    "js_offline": (
        "Servern svarar inte. Din text är kvar. Försök igen om en stund.",
        "The server does not answer. Your text is still here. Try again in a moment.",
    ),
    "js_signin": (
        "Inloggningen har gått ut. Din text är kvar. Logga in i en ny flik och försök igen här.",
        "The sign-in has run out. Your text is still here. Sign in in a new tab and try again here.",
    ),
    "to_accept": ("Godkänn ändå", "Accept all the same"),
    "to_receipt": ("Hämta kvitto", "Get the receipt"),
    "accept_title": ("Godkännande och kvitto", "Acceptance and receipt"),
    "accept_left": ("Kvar att godkänna:", "Left to accept:"),
    "accept_lead": (
        (
            "Om något får läggas ut ändå ska någon stå för det med namn och skäl. Godkännandet gäller bara "
            "precis den text och de bilder som granskades. Ett stopp ska godkännas av en granskare som inte "
            "själv har skrivit utkastet: skicka adressen till den här sidan till granskaren."
        ),
        (
            "If something may be posted all the same, somebody has to stand for it by name and with a reason. "
            "It holds for exactly the text and photos that were checked. A stop is accepted by a reviewer who "
            "has not written the draft: send the address of this page to the reviewer."
        ),
    ),
    "accept_which": ("Vad godkänns?", "What is accepted?"),
    "accept_whole": ("Texten som helhet", "The text as a whole"),
    "accept_reason": ("Skäl", "Reason"),
    "accept_reason_hint": (
        "Sparas i loggen. Återge inget ur utkastet, till exempel: Samtycke finns, diarienummer 12.",
        "Kept in the log. Repeat nothing of the draft; for instance: Consent is on file, number 12.",
    ),
    "accept_until": ("Gäller till och med", "Holds until"),
    "accept_author": ("Vem har skrivit utkastet?", "Who has written the draft?"),
    "accept_by": ("Ditt namn", "Your name"),
    "accept_reviewer": ("Jag är granskare", "I am a reviewer"),
    "accept": ("Godkänn", "Accept"),
    "accept_done": ("Inget är kvar att godkänna", "Nothing is left to accept"),
    "accept_incomplete": (
        "Utkastet kunde inte granskas helt. Det som inte granskats kan inte godkännas.",
        "Not all of the draft could be checked. What was not checked can't be accepted.",
    ),
    "accept_no_log": (
        "Godkännanden skrivs i en logg, och den här installationen har ingen. Fråga den som sköter tjänsten.",
        "Acceptances are written to a log, and this installation has none. Ask whoever runs the service.",
    ),
    "accept_back": ("Till formuläret", "To the form"),
    "receipt": ("Kvitto", "Receipt"),
    "receipt_lead": (
        "Kvittot visar för den som lägger ut att precis det här utkastet har granskats. Det gäller en begränsad tid.",
        "The receipt shows whoever posts that exactly this draft was checked. It holds for a limited time.",
    ),
    "receipt_none": (
        "Den här installationen har inga nycklar och skriver inga kvitton.",
        "This installation has no keys and writes no receipts.",
    ),
    "receipt_save": ("Spara kvittot", "Save the receipt"),
    "js_worded": ("Ett förslag till säkrare formulering finns i svaret.", "The answer suggests a safer wording."),
    "js_taken": ("Den säkra formuleringen är införd.", "The safe wording has been put in."),
    "js_undo": ("Ångra", "Undo"),
    "js_cleaned": ("Den rensade kopian är nedladdad.", "The cleaned copy has been downloaded."),
    "js_proof": ("Beviset är nedladdat.", "The proof has been downloaded."),
    # The figures for the department
    "figures": ("Siffror ur loggen", "Figures from the log"),
    "figures_lead": (
        "Räknat ur loggen, vecka för vecka (UTC). Här finns inga utkast och inga namn.",
        "Counted from the log, week by week (UTC). No drafts and no names stand here.",
    ),
    "figures_none": ("Ingen logg förs, eller så är den tom.", "No log is kept, or it is empty."),
    "figures_week": ("Vecka", "Week"),
    "figures_table": ("Samma siffror som tabell", "The same figures as a table"),
    "figures_checks": ("Granskade utkast", "Checked drafts"),
    "figures_checks_says": (
        "Antal granskningar varje vecka, delade efter utslag.",
        "Number of checks each week, by verdict.",
    ),
    "figures_types": ("Slag av fynd", "Kinds of finding"),
    "figures_types_says": (
        "Antal fynd varje vecka av de vanligaste slagen; tabellen har alla.",
        "Number of findings each week of the most frequent kinds; the table has them all.",
    ),
    "figures_accepted": ("Godkända fynd", "Accepted findings"),
    "figures_accepted_says": (
        "Antal fynd som någon har godkänt varje vecka, delade efter hur allvarliga de var.",
        "Number of findings that somebody accepted each week, by how grave they were.",
    ),
    "figures_gate": ("Porten före publicering", "The gate before posting"),
    "figures_gate_says": (
        "Antal utkast som släpptes igenom och stoppades i porten varje vecka.",
        "Number of drafts that the gate let through and refused each week.",
    ),
    "figures_passed": ("Släpptes igenom", "Let through"),
    "figures_refused": ("Stoppades", "Refused"),
    # The report of an archive
    "figures_archive": ("Arkivet granskat", "The archive, checked"),
    "figures_archive_lead": (
        "{total} utkast är granskade. Sidan visar antal och beteckningar, inga texter om ingen har bett om det.",
        "{total} drafts have been checked. The page shows counts and ids, and no text unless somebody asked for it.",
    ),
    "figures_archive_mixed": (
        "Utkasten är inte alla granskade med samma regler, modell och policy. Kör granskningen igen.",
        "Not all drafts were checked with the same rules, model and policy. Run the audit again.",
    ),
    "figures_archive_months": ("Utslag över tid", "Verdicts over time"),
    "figures_archive_months_says": (
        "Antal utkast varje månad, delade efter utslag. Utkast utan känd tid står sist i tabellen.",
        "Number of drafts each month, by verdict. Drafts without a known time come last in the table.",
    ),
    "figures_archive_month": ("Månad", "Month"),
    "figures_archive_undated": ("okänd", "unknown"),
    "figures_archive_kinds_says": (
        "Antal fynd av de vanligaste slagen; tabellen har alla.",
        "Number of findings of the most frequent kinds; the table has them all.",
    ),
    "figures_archive_kind": ("Slag", "Kind"),
    "figures_archive_count": ("Antal", "Number"),
    "figures_archive_wards": ("Avdelningar", "Wards"),
    "figures_archive_wards_says": (
        "Utkast som inte är klara och nämner en avdelning, efter hur många som stämmer in. Bara policyns har namn.",
        "Drafts that are not clear and name a ward, by how many people fit. Only wards of the policy are named.",
    ),
    "figures_archive_other": ("annan avdelning", "another ward"),
    "figures_archive_more": ("fler, eller inte uppskattat", "more, or not estimated"),
    "figures_archive_none": ("inte uppskattat", "not estimated"),
    "figures_archive_worst": ("De allvarligaste utkasten", "The worst drafts"),
    "figures_archive_worst_says": (
        "Högst femtio: först de som namnger en patient, sedan de som passar in på färst. Sök upp dem med beteckningen.",
        "Fifty at most: those that name a patient first, then those that fit the fewest. Find them by their id.",
    ),
    "figures_archive_id": ("Beteckning", "Id"),
    "figures_archive_time": ("Tid", "Time"),
    "figures_archive_verdict": ("Utslag", "Verdict"),
    "figures_archive_band": ("Stämmer in på", "How many fit"),
    "figures_archive_source": ("Källa", "Source"),
    "figures_archive_quotes": ("Citat", "Quotes"),
    # Problems: title and what to do
    "problem_bad-request": ("Anropet går inte att läsa", "The request can't be read"),
    "detail_bad-request": (
        "Kroppen är inte giltig JSON eller ett giltigt formulär.",
        "The body is neither valid JSON nor a valid form.",
    ),
    "problem_not-signed-in": ("Du behöver logga in", "You have to sign in"),
    "detail_not-signed-in": (
        "Inloggningen saknas, har gått ut eller stämmer inte. Logga in och försök igen.",
        "The sign-in is missing, has run out or is wrong. Sign in and try again.",
    ),
    "problem_cross-site": ("Anropet kommer från en annan sida", "The request comes from another site"),
    "detail_cross-site": (
        "Av säkerhetsskäl tas bara anrop från tjänstens egna sidor emot. Öppna formuläret och försök igen.",
        "For safety only requests from the service's own pages are accepted. Open the form and try again.",
    ),
    "problem_forbidden": ("Ditt konto får inte göra det här", "Your account may not do this"),
    "detail_forbidden": (
        "Kontot saknar den roll som behövs. Be den som sköter tjänsten om den.",
        "The account lacks the role that is needed. Ask whoever runs the service for it.",
    ),
    "problem_sign-in-failed": ("Inloggningen gick inte", "Signing in failed"),
    "detail_sign-in-failed": (
        "Svaret från inloggningstjänsten gick inte att lita på, eller kom för sent. Logga in på nytt.",
        "The answer of the sign-in service could not be trusted, or came too late. Sign in again.",
    ),
    "problem_sign-in-down": ("Inloggningen svarar inte", "Sign-in does not answer"),
    "detail_sign-in-down": (
        "Det går inte att logga in just nu. Försök igen om en stund.",
        "Signing in is not possible right now. Try again in a moment.",
    ),
    "problem_too-many": ("För många anrop", "Too many requests"),
    "detail_too-many": (
        "Vänta en stund och försök igen. Utkastet är inte kontrollerat.",
        "Wait a moment and try again. The draft has not been checked.",
    ),
    "problem_not-found": ("Sidan finns inte", "Not found"),
    "detail_not-found": ("Adressen leder ingenstans.", "There is nothing at this address."),
    "problem_method-not-allowed": ("Metoden stöds inte", "Method not allowed"),
    "detail_method-not-allowed": (
        "Adressen finns, men inte för den här metoden.",
        "The address exists, but not for this method.",
    ),
    "problem_slow": ("Sändningen tog för lång tid", "Sending took too long"),
    "detail_slow": (
        "Hela utkastet kom inte fram i tid. Försök igen, gärna med en bild i taget.",
        "The draft did not arrive in time. Try again, one photo at a time.",
    ),
    "problem_in-progress": ("Samma anrop pågår redan", "The same request is under way"),
    "detail_in-progress": (
        "Ett anrop med samma Idempotency-Key kontrolleras just nu. Försök igen om en stund.",
        "A request with the same Idempotency-Key is being checked. Try again in a moment.",
    ),
    "problem_gone": ("Bilden finns inte kvar", "The photo is gone"),
    "detail_gone": (
        "Bilden har glömts av säkerhetsskäl. Välj den igen.",
        "The photo has been forgotten for safety. Choose it again.",
    ),
    "problem_too-large": ("För stort", "Too large"),
    "detail_too-large": (
        "Texten eller filerna är för stora. Korta texten, eller skicka färre eller mindre bilder.",
        "The text or the files are too large. Shorten the text, or send fewer or smaller photos.",
    ),
    "problem_unsupported": ("Formatet stöds inte", "Unsupported format"),
    "detail_unsupported": (
        "Skicka application/json eller multipart/form-data, med bilder som JPEG, PNG, WebP, TIFF eller GIF.",
        "Send application/json or multipart/form-data, with photos as JPEG, PNG, WebP, TIFF or GIF.",
    ),
    "problem_unreadable": ("Utkastet går inte att läsa", "The draft can't be read"),
    "detail_unreadable": (
        "Utkastet är tomt, eller en text eller fil är skadad.",
        "The draft is empty, or a text or file is damaged.",
    ),
    "problem_bad-field": ("Ett fält är fel", "A field is wrong"),
    "detail_bad-field": (
        "Fälten som räknas upp saknas, är okända eller har fel form.",
        "The fields listed are missing, unknown or of the wrong form.",
    ),
    "problem_key-reused": ("Nyckeln är redan använd", "The key has been used"),
    "detail_key-reused": (
        "Samma Idempotency-Key har använts för ett annat utkast. Använd en ny nyckel för varje utkast.",
        "The same Idempotency-Key was used for another draft. Use a new key for every draft.",
    ),
    "problem_language": ("Språket stöds inte", "Unsupported language"),
    "detail_language": ("Bara svenska (sv) kan granskas.", "Only Swedish (sv) can be examined."),
    "problem_no-check": ("Granskningen finns inte kvar", "The check is no longer there"),
    "detail_no-check": (
        "Numret är okänt eller för gammalt. Granska utkastet igen och använd det nya numret.",
        "The id is unknown or too old. Check the draft again and use the new id.",
    ),
    "problem_receipt-refused": ("Kvittot gäller inte", "The receipt is not valid"),
    "detail_receipt-refused": (
        "Kvittot gäller inte för det här utkastet. Granska det igen.",
        "The receipt does not hold for this draft. Check it again.",
    ),
    "problem_not-accepted": ("Fyndet kan inte godkännas", "The finding can't be accepted"),
    "detail_not-accepted": (
        "Det saknas en uppgift, eller så får någon annan godkänna det här.",
        "Something is missing, or somebody else has to accept this.",
    ),
    "problem_log-down": ("Loggen eller nycklarna kan inte användas", "The log or the keys can't be used"),
    "detail_log-down": (
        "Ingenting släpps igenom så länge. Säg till den som sköter tjänsten.",
        "Nothing is let through until then. Tell whoever runs the service.",
    ),
    "problem_not-cleaned": ("Bilden kunde inte rensas", "The photo could not be cleaned"),
    "detail_not-cleaned": (
        "Kopian klarade inte kontrollen. Publicera inte bilden, välj en annan.",
        "The copy did not pass its own check. Do not publish the photo, choose another one.",
    ),
    "problem_failed": ("Kontrollen misslyckades", "The check failed"),
    "detail_failed": (
        "Ett fel i programmet gjorde att utkastet inte kunde kontrolleras. Publicera inte, försök igen.",
        "An error in the program kept the draft from being checked. Do not publish, try again.",
    ),
    "problem_busy": ("Många kontrollerar just nu", "Many are checking right now"),
    "detail_busy": (
        "Utkastet är inte kontrollerat. Försök igen om några sekunder.",
        "The draft has not been checked. Try again in a few seconds.",
    ),
    "problem_timeout": ("Kontrollen tog för lång tid", "The check took too long"),
    "detail_timeout": (
        "Utkastet är inte kontrollerat. Försök igen, eller dela upp det.",
        "The draft has not been checked. Try again, or divide it.",
    ),
    "problem_stopping": ("Kontrollen stängs", "Closing down"),
    "detail_stopping": (
        "Programmet håller på att stängas. Utkastet är inte kontrollerat. Försök igen om en stund.",
        "The program is closing down. The draft has not been checked. Try again in a moment.",
    ),
    "problem_starting": ("Kontrollen är inte redo", "Not ready"),
    "detail_starting": (
        "Programmet startar eller saknar sin modell. Utkastet är inte kontrollerat. Försök igen om en stund.",
        "The program is starting or lacks its model. The draft has not been checked. Try again in a moment.",
    ),
    "problem_incomplete": ("Allt kunde inte granskas", "Not everything could be examined"),
    "detail_incomplete": (
        "En del av texten kunde inte granskas. Svaret hade varit ofullständigt och ges därför inte.",
        "Part of the text could not be examined. The answer would be incomplete and is therefore not given.",
    ),
    # Wrong fields
    "field_missing": ("Fältet saknas.", "The field is missing."),
    "field_unknown": ("Fältet är okänt.", "The field is unknown."),
    "field_wrong": ("Värdet har fel form.", "The value has the wrong form."),
    "field_too-long": ("Värdet är för långt.", "The value is too long."),
    "field_not-a-file": ("Här väntas en fil.", "A file is expected here."),
    "field_twice": ("Ett fält står två gånger.", "A field stands twice."),
    "field_not-text": ("Här väntas en text, ingen fil.", "Text is expected here, not a file."),
    # Names of types
    "type_PERSONNUMMER": ("Personnummer", "Personal identity number"),
    "type_PERSON": ("Namn", "Name"),
    "type_CONTACT": ("Kontaktuppgift", "Contact detail"),
    "type_CASE_ID": ("Ärendenummer", "Case number"),
    "type_WARD": ("Avdelning", "Ward"),
    "type_DATE_TIME": ("Tidpunkt", "Time"),
    "type_AGE": ("Ålder", "Age"),
    "type_LOCATION": ("Plats", "Place"),
    "type_OCCUPATION": ("Yrke", "Occupation"),
    "type_HEALTH": ("Hälsouppgift", "Health"),
    "type_EVENT": ("Händelse", "Event"),
    "type_TRAIT": ("Kännetecken", "Trait"),
    "type_RELATION": ("Relation", "Relation"),
    "type_SPOKESPERSON": ("Talar för sjukhuset", "Speaks for the hospital"),
    "type_FACE": ("Ansikte", "Face"),
    "type_GPS": ("Plats i bildfilen", "Position in the file"),
    "type_DEVICE": ("Kamerans uppgifter", "Camera details"),
    "type_TIMESTAMP": ("Tid i bildfilen", "Time in the file"),
    "type_THUMBNAIL": ("Dold miniatyrbild", "Hidden thumbnail"),
    "type_CAPTION": ("Dold bildtext", "Hidden caption"),
    "type_OWNER": ("Ägarens namn i bildfilen", "Owner's name in the file"),
    "type_PROTECTED": ("Skyddad identitet", "Protected identity"),
}
"""Swedish and English by key. Template keys are read as ``t.key``."""

_BY_LANG = {
    lang: MappingProxyType({key: row[column] for key, row in TABLE.items()}) for column, lang in enumerate((SV, EN))
}


def texts(lang: str) -> Mapping[str, str]:
    """The table in one language, ``sv`` or ``en``."""
    return _BY_LANG[lang]


def language(chosen: str | None, accepted: str | None) -> str:
    """The language of an answer: the one chosen, else English where the caller prefers it to Swedish, else Swedish.

    >>> language(None, "en-GB,en;q=0.9,sv;q=0.5"), language(None, "sv,en;q=0.8"), language("en", "sv")
    ('en', 'sv', 'en')
    >>> language(None, "*"), language(None, "de;q=0.9, en;q=x"), language("de", None)
    ('sv', 'sv', 'sv')
    """
    if chosen in (SV, EN):
        return chosen
    weights = {SV: 0.0, EN: 0.0}
    for item in (accepted or "").split(","):
        name, _, parameter = item.strip().partition(";")
        lang = name.strip().lower().partition("-")[0]
        if lang in weights:
            weights[lang] = max(weights[lang], _weight(parameter))
    return EN if weights[EN] > weights[SV] else SV


def _weight(parameter: str) -> float:
    if not parameter:
        return 1.0
    try:
        return float(parameter.strip().removeprefix("q="))
    except ValueError:
        return 0.0


def asked(request: Request) -> str:
    """The language that a request asks for: in its body, in its address, or by its header."""
    chosen = getattr(request.state, "lang", None) or request.query_params.get("lang")
    return language(chosen, request.headers.get("accept-language"))
