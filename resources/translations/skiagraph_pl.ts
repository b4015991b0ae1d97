<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="en">
  <context>
    <name>skiagraph</name>
    <message>
      <source> min</source>
      <translation> min</translation>
    </message>
    <message>
      <source>&amp;Actual pixels</source>
      <translation>Pik&amp;sele 1:1</translation>
    </message>
    <message>
      <source>&amp;Agree</source>
      <translation>&amp;Zgadzam się</translation>
    </message>
    <message>
      <source>&amp;Angle</source>
      <translation>&amp;Kąt</translation>
    </message>
    <message>
      <source>&amp;Auto window</source>
      <translation>Okno &amp;automatyczne</translation>
    </message>
    <message>
      <source>&amp;Blink the two radiographs</source>
      <translation>Przełączaj &amp;radiogramy</translation>
    </message>
    <message>
      <source>&amp;Brighter</source>
      <translation>&amp;Jaśniej</translation>
    </message>
    <message>
      <source>&amp;Calibrate this screen…</source>
      <translation>S&amp;kalibruj ten ekran…</translation>
    </message>
    <message>
      <source>&amp;Cancel the batch</source>
      <translation>&amp;Anuluj partię</translation>
    </message>
    <message>
      <source>&amp;Change</source>
      <translation>&amp;Zmień</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>&amp;Zamknij</translation>
    </message>
    <message>
      <source>&amp;Cobb angle</source>
      <translation>Kąt &amp;Cobba</translation>
    </message>
    <message>
      <source>&amp;Comment</source>
      <translation>&amp;Komentarz</translation>
    </message>
    <message>
      <source>&amp;Compare</source>
      <translation>Po&amp;równanie</translation>
    </message>
    <message>
      <source>&amp;Compare with another file</source>
      <translation>&amp;Porównaj z innym plikiem</translation>
    </message>
    <message>
      <source>&amp;Contours</source>
      <translation>&amp;Kontury</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>&amp;Kopiuj</translation>
    </message>
    <message>
      <source>&amp;Copy the picture</source>
      <translation>Kopiuj o&amp;braz</translation>
    </message>
    <message>
      <source>&amp;Darker</source>
      <translation>&amp;Ciemniej</translation>
    </message>
    <message>
      <source>&amp;De-identified</source>
      <translation>&amp;Deidentyfikacja</translation>
    </message>
    <message>
      <source>&amp;Delete mark</source>
      <translation>&amp;Usuń adnotację</translation>
    </message>
    <message>
      <source>&amp;Disagree</source>
      <translation>&amp;Nie zgadzam się</translation>
    </message>
    <message>
      <source>&amp;Dismiss message</source>
      <translation>&amp;Zamknij komunikat</translation>
    </message>
    <message>
      <source>&amp;Ellipse</source>
      <translation>&amp;Elipsa</translation>
    </message>
    <message>
      <source>&amp;Export decisions…</source>
      <translation>&amp;Eksportuj decyzje…</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Plik</translation>
    </message>
    <message>
      <source>&amp;Find a command…</source>
      <translation>&amp;Znajdź polecenie…</translation>
    </message>
    <message>
      <source>&amp;Find in the list</source>
      <translation>&amp;Znajdź na liście</translation>
    </message>
    <message>
      <source>&amp;Fit to window</source>
      <translation>&amp;Dopasuj do okna</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>Pomo&amp;c</translation>
    </message>
    <message>
      <source>&amp;Hide marks</source>
      <translation>Uk&amp;ryj adnotacje</translation>
    </message>
    <message>
      <source>&amp;Higher map threshold</source>
      <translation>&amp;Wyższy próg mapy</translation>
    </message>
    <message>
      <source>&amp;Intended use</source>
      <translation>&amp;Przeznaczenie</translation>
    </message>
    <message>
      <source>&amp;Invert</source>
      <translation>&amp;Odwróć szarości</translation>
    </message>
    <message>
      <source>&amp;JPEG: smaller</source>
      <translation>JP&amp;EG: mniejszy</translation>
    </message>
    <message>
      <source>&amp;Keys and mouse</source>
      <translation>&amp;Klawisze i mysz</translation>
    </message>
    <message>
      <source>&amp;Known length</source>
      <translation>&amp;Znana długość</translation>
    </message>
    <message>
      <source>&amp;Length</source>
      <translation>&amp;Długość</translation>
    </message>
    <message>
      <source>&amp;Link zoom and window</source>
      <translation>&amp;Sprzęgnij powiększenie i okno</translation>
    </message>
    <message>
      <source>&amp;Magnifier</source>
      <translation>L&amp;upa</translation>
    </message>
    <message>
      <source>&amp;Measurements and marks</source>
      <translation>Pomiary i &amp;adnotacje</translation>
    </message>
    <message>
      <source>&amp;Model</source>
      <translation>Mo&amp;del</translation>
    </message>
    <message>
      <source>&amp;Narrower</source>
      <translation>&amp;Węższe</translation>
    </message>
    <message>
      <source>&amp;Next beside</source>
      <translation>&amp;Następny obok</translation>
    </message>
    <message>
      <source>&amp;Next file</source>
      <translation>&amp;Następny plik</translation>
    </message>
    <message>
      <source>&amp;Next frame</source>
      <translation>&amp;Następna klatka</translation>
    </message>
    <message>
      <source>&amp;Next mark</source>
      <translation>Następn&amp;a adnotacja</translation>
    </message>
    <message>
      <source>&amp;Open…</source>
      <translation>&amp;Otwórz…</translation>
    </message>
    <message>
      <source>&amp;Overlay beside plain picture</source>
      <translation>&amp;Obraz z nakładką i bez niej</translation>
    </message>
    <message>
      <source>&amp;PNG: exact</source>
      <translation>&amp;PNG: dokładny</translation>
    </message>
    <message>
      <source>&amp;Pause</source>
      <translation>&amp;Wstrzymaj</translation>
    </message>
    <message>
      <source>&amp;Picture</source>
      <translation>&amp;Obraz</translation>
    </message>
    <message>
      <source>&amp;Previous file</source>
      <translation>&amp;Poprzedni plik</translation>
    </message>
    <message>
      <source>&amp;Put the tool away</source>
      <translation>&amp;Odłóż narzędzie</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>Za&amp;kończ</translation>
    </message>
    <message>
      <source>&amp;Read a folder…</source>
      <translation>&amp;Odczytaj folder…</translation>
    </message>
    <message>
      <source>&amp;Reader</source>
      <translation>Oc&amp;eniający</translation>
    </message>
    <message>
      <source>&amp;Rectangle</source>
      <translation>&amp;Prostokąt</translation>
    </message>
    <message>
      <source>&amp;Remove from the list</source>
      <translation>&amp;Usuń z listy</translation>
    </message>
    <message>
      <source>&amp;Reset</source>
      <translation>&amp;Przywróć</translation>
    </message>
    <message>
      <source>&amp;Reset window</source>
      <translation>&amp;Przywróć okno</translation>
    </message>
    <message>
      <source>&amp;Save the picture…</source>
      <translation>Zapi&amp;sz obraz…</translation>
    </message>
    <message>
      <source>&amp;Sharp pixels</source>
      <translation>&amp;Ostre piksele</translation>
    </message>
    <message>
      <source>&amp;Tags of the file</source>
      <translation>&amp;Tagi pliku</translation>
    </message>
    <message>
      <source>&amp;Take back</source>
      <translation>&amp;Cofnij</translation>
    </message>
    <message>
      <source>&amp;Text</source>
      <translation>&amp;Tekst</translation>
    </message>
    <message>
      <source>&amp;Texts in the corners</source>
      <translation>&amp;Teksty w rogach</translation>
    </message>
    <message>
      <source>&amp;True size</source>
      <translation>Rozmiar r&amp;zeczywisty</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>Co&amp;fnij</translation>
    </message>
    <message>
      <source>&amp;VOI off</source>
      <translation>Wyłącz &amp;VOI</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>&amp;Widok</translation>
    </message>
    <message>
      <source>&amp;Views of the study</source>
      <translation>Projek&amp;cje badania</translation>
    </message>
    <message>
      <source>&amp;Wider</source>
      <translation>&amp;Szersze</translation>
    </message>
    <message>
      <source>&amp;Window</source>
      <translation>O&amp;kno</translation>
    </message>
    <message>
      <source>&amp;Worklist</source>
      <translation>&amp;Lista robocza</translation>
    </message>
    <message>
      <source>&amp;{0} window</source>
      <translation>Okno &amp;{0}</translation>
    </message>
    <message>
      <source>(hidden)</source>
      <translation>(ukryto)</translation>
    </message>
    <message>
      <source>1 - specificity</source>
      <translation>1 - swoistość</translation>
    </message>
    <message>
      <source>10 cm on a ruler</source>
      <translation>10 cm na linijce</translation>
    </message>
    <message>
      <source>1:1</source>
      <translation>1:1</translation>
    </message>
    <message>
      <source>70 % of the patients train, 15 % choose weights, thresholds and temperature (validation), 15 % are looked at once, at the end (test). A patient is the IM or person number in the file name; a keyed hash deals whole patients, and patients who share an identical file count as one. The publisher's own validation and test folders are left out.</source>
      <translation>70 % pacjentów służy do uczenia, 15 % do wyboru wag, progów i temperatury (walidacja), a 15 % jest użyte jeden raz, na końcu (test). Pacjent to numer IM lub person w nazwie pliku; skrót z kluczem przydziela pacjentów w całości, a pacjenci mający identyczny plik liczą się jako jeden. Własne foldery walidacyjny i testowy wydawcy pominięto.</translation>
    </message>
    <message>
      <source>A lens at the pointer; the wheel makes it 2 to 8 times</source>
      <translation>Lupa przy wskaźniku; kółko myszy zmienia powiększenie od 2 do 8 razy</translation>
    </message>
    <message>
      <source>A model's score can be wrong, also where it looks certain. The overlay shows what moved the score, not where a disease is. The operating points hold for the pictures they were measured on.</source>
      <translation>Wynik modelu może być błędny, także tam, gdzie wygląda na pewny. Nakładka pokazuje, co wpłynęło na wynik, a nie gdzie jest choroba. Punkty pracy obowiązują dla obrazów, na których je zmierzono.</translation>
    </message>
    <message>
      <source>A score from {low} up to {high} is shown as unsure.</source>
      <translation>Wynik od {low} do {high} jest pokazywany jako niepewny.</translation>
    </message>
    <message>
      <source>A window of the file shows nearly all of the picture black or white and was ignored.</source>
      <translation>Okno zapisane w pliku pokazuje prawie cały obraz jako czarny lub biały, dlatego je pominięto.</translation>
    </message>
    <message>
      <source>A worker could not take a chunk ({}): install the same Skiagraph and Dask on all of them and start again.</source>
      <translation>Proces roboczy nie mógł przyjąć porcji ({}): zainstaluj na wszystkich ten sam program Skiagraph i Dask, a potem uruchom ponownie.</translation>
    </message>
    <message>
      <source>A&amp;bout this model</source>
      <translation>O &amp;tym modelu</translation>
    </message>
    <message>
      <source>AUPRC</source>
      <translation>AUPRC</translation>
    </message>
    <message>
      <source>AUROC</source>
      <translation>AUROC</translation>
    </message>
    <message>
      <source>AUROC may be as low as {low}</source>
      <translation>AUROC może wynosić zaledwie {low}</translation>
    </message>
    <message>
      <source>About the model</source>
      <translation>O modelu</translation>
    </message>
    <message>
      <source>About {model}</source>
      <translation>Model: {model}</translation>
    </message>
    <message>
      <source>Absent</source>
      <translation>Nie stwierdzono</translation>
    </message>
    <message>
      <source>Age</source>
      <translation>Wiek</translation>
    </message>
    <message>
      <source>Agree</source>
      <translation>Zgadzam się</translation>
    </message>
    <message>
      <source>Agreement with the model</source>
      <translation>Zgodność z modelem</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Wszystkie</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Wszystkie pliki</translation>
    </message>
    <message numerus="yes">
      <source>And {count} smaller.</source>
      <translation>
        <numerusform>I {count} mniejsze.</numerusform>
        <numerusform>I {count} mniejsze.</numerusform>
        <numerusform>I {count} mniejszych.</numerusform>
      </translation>
    </message>
    <message>
      <source>Angle</source>
      <translation>Kąt</translation>
    </message>
    <message>
      <source>Anonymised</source>
      <translation>Zanonimizowano</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Odpowiedź</translation>
    </message>
    <message>
      <source>Answer &amp;anyway</source>
      <translation>&amp;Odpowiedz mimo to</translation>
    </message>
    <message>
      <source>Answered</source>
      <translation>Odpowiedź</translation>
    </message>
    <message>
      <source>Answered against the model's limits.</source>
      <translation>Odpowiedź mimo ograniczeń modelu.</translation>
    </message>
    <message>
      <source>Area {area}</source>
      <translation>Pole {area}</translation>
    </message>
    <message>
      <source>Arro&amp;w</source>
      <translation>&amp;Strzałka</translation>
    </message>
    <message>
      <source>Arrow</source>
      <translation>Strzałka</translation>
    </message>
    <message>
      <source>Arrow keys</source>
      <translation>Klawisze strzałek</translation>
    </message>
    <message>
      <source>As &amp;seen on the screen</source>
      <translation>Tak &amp;jak na ekranie</translation>
    </message>
    <message>
      <source>As contours</source>
      <translation>Jako kontury</translation>
    </message>
    <message>
      <source>As in the file: upright, not flipped, fitted, through its own window</source>
      <translation>Jak w pliku: nieobrócony, nieodbity, dopasowany, w swoim oknie</translation>
    </message>
    <message>
      <source>As large as the file's spacing says, on a calibrated screen</source>
      <translation>W wielkości wynikającej z rozmiaru piksela w pliku, na skalibrowanym ekranie</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Jak w systemie</translation>
    </message>
    <message>
      <source>Ask a model that is not installed</source>
      <translation>Zapytaj model, który nie jest zainstalowany</translation>
    </message>
    <message>
      <source>Ask again to accept the intended use at the next start</source>
      <translation>Poproś ponownie o potwierdzenie przeznaczenia przy następnym uruchomieniu</translation>
    </message>
    <message>
      <source>Ask the model about every radiograph of a folder, in the background</source>
      <translation>Zapytaj model w tle o każdy radiogram z folderu</translation>
    </message>
    <message>
      <source>Ask the model although its limits speak against it</source>
      <translation>Zapytaj model, choć przemawiają przeciw temu jego ograniczenia</translation>
    </message>
    <message>
      <source>Ask the next of the installed models</source>
      <translation>Zapytaj następny z zainstalowanych modeli</translation>
    </message>
    <message>
      <source>At every load the model answers for these pictures, and is refused where a score is off by more than {tolerance}.</source>
      <translation>Przy każdym wczytaniu model odpowiada dla tych obrazów i zostaje odrzucony, jeśli którykolwiek wynik różni się o więcej niż {tolerance}.</translation>
    </message>
    <message>
      <source>At its &amp;own size, whole</source>
      <translation>We &amp;własnym rozmiarze, w całości</translation>
    </message>
    <message>
      <source>At or above the model's operating points: {labels}.</source>
      <translation>Na poziomie punktów pracy modelu lub powyżej: {labels}.</translation>
    </message>
    <message>
      <source>At the card's {threshold}: sensitivity {sensitivity}, specificity {specificity}; at a prevalence of {prevalence}, PPV {ppv} and NPV {npv}.</source>
      <translation>Przy progu {threshold} z karty: czułość {sensitivity}, swoistość {specificity}; przy częstości występowania {prevalence}: PPV {ppv} i NPV {npv}.</translation>
    </message>
    <message>
      <source>At your {threshold}, which is not the card's, nothing was measured: the card has no curve of this label.</source>
      <translation>Przy własnym progu {threshold}, innym niż w karcie, niczego nie zmierzono: karta nie zawiera krzywej tej etykiety.</translation>
    </message>
    <message>
      <source>At your {threshold}, which is not the card's, nothing was measured: the card's curve goes from {low} to {high}.</source>
      <translation>Przy własnym progu {threshold}, innym niż w karcie, niczego nie zmierzono: krzywa w karcie obejmuje zakres od {low} do {high}.</translation>
    </message>
    <message>
      <source>At your {threshold}, which is not the card's: sensitivity {sensitivity}, specificity {specificity}; at a prevalence of {prevalence}, PPV {ppv} and NPV {npv}.</source>
      <translation>Przy własnym progu {threshold}, innym niż w karcie: czułość {sensitivity}, swoistość {specificity}; przy częstości występowania {prevalence}: PPV {ppv} i NPV {npv}.</translation>
    </message>
    <message>
      <source>Auto</source>
      <translation>Automatyczne</translation>
    </message>
    <message>
      <source>Auto window</source>
      <translation>Okno automatyczne</translation>
    </message>
    <message>
      <source>Bar to be made as long</source>
      <translation>Pasek do wyrównania długości</translation>
    </message>
    <message>
      <source>Blink the overla&amp;y</source>
      <translation>&amp;Mignij nakładką</translation>
    </message>
    <message>
      <source>Blue to yellow</source>
      <translation>Od błękitu do żółci</translation>
    </message>
    <message>
      <source>Body part</source>
      <translation>Część ciała</translation>
    </message>
    <message>
      <source>Bone</source>
      <translation>Kości</translation>
    </message>
    <message>
      <source>Born</source>
      <translation>Data urodzenia</translation>
    </message>
    <message>
      <source>Both sides</source>
      <translation>Obie strony</translation>
    </message>
    <message>
      <source>Brier score</source>
      <translation>wskaźnik Briera</translation>
    </message>
    <message>
      <source>Brighter; also drag down with the right button</source>
      <translation>Jaśniej; także przeciąganie w dół prawym przyciskiem</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>Jasność</translation>
    </message>
    <message>
      <source>Brightness of the map in percent</source>
      <translation>Jasność mapy w procentach</translation>
    </message>
    <message>
      <source>Bring back the files that were taken from the list last</source>
      <translation>Przywróć pliki ostatnio usunięte z listy</translation>
    </message>
    <message>
      <source>By a keyed hash of the patient number in the table: 63 % of the patients train, 20 % choose weights, thresholds and calibration (validation), 17 % are looked at once, at the end (test). The 32 patients of whom radiologists drew boxes are all in the test split.</source>
      <translation>Według skrótu z kluczem z numeru pacjenta w tabeli: 63 % pacjentów służy do uczenia, 20 % do wyboru wag, progów i kalibracji (walidacja), a 17 % jest użyte jeden raz, na końcu (test). Wszyscy 32 pacjenci, na których obrazach radiolodzy narysowali ramki, należą do zbioru testowego.</translation>
    </message>
    <message>
      <source>By hand</source>
      <translation>Ręcznie</translation>
    </message>
    <message>
      <source>By urgency</source>
      <translation>Według pilności</translation>
    </message>
    <message>
      <source>Calibrate by a known length</source>
      <translation>Kalibracja według znanej długości</translation>
    </message>
    <message>
      <source>Calibrate this screen</source>
      <translation>Kalibracja tego ekranu</translation>
    </message>
    <message>
      <source>Calibrate: drag along something whose length in mm is known</source>
      <translation>Kalibracja: przeciągnij wzdłuż obiektu o znanej długości w mm</translation>
    </message>
    <message>
      <source>Calibrated by hand: {millimetres} mm</source>
      <translation>Kalibracja ręczna: {millimetres} mm</translation>
    </message>
    <message>
      <source>Calibration and operating points</source>
      <translation>Kalibracja i punkty pracy</translation>
    </message>
    <message>
      <source>Calibration: what a score was worth</source>
      <translation>Kalibracja: czemu odpowiadał wynik</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Anuluj</translation>
    </message>
    <message>
      <source>Cannot &amp;say</source>
      <translation>Nie można &amp;ocenić</translation>
    </message>
    <message>
      <source>Cannot say</source>
      <translation>Nie można ocenić</translation>
    </message>
    <message>
      <source>Card's th&amp;reshold</source>
      <translation>Próg z ka&amp;rty</translation>
    </message>
    <message>
      <source>Changed by you</source>
      <translation>Zmienione przez użytkownika</translation>
    </message>
    <message>
      <source>Chest</source>
      <translation>Klatka piersiowa</translation>
    </message>
    <message>
      <source>Choose the file to compare with: it opens here.</source>
      <translation>Wybierz plik do porównania: otworzy się tutaj.</translation>
    </message>
    <message>
      <source>Choose: {what}</source>
      <translation>Wybierz: {what}</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>Wybierz…</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Zamknij</translation>
    </message>
    <message>
      <source>Close Skiagraph</source>
      <translation>Zamknij program Skiagraph</translation>
    </message>
    <message>
      <source>Close the message above the radiograph</source>
      <translation>Zamknij komunikat nad radiogramem</translation>
    </message>
    <message>
      <source>Cobb angle</source>
      <translation>Kąt Cobba</translation>
    </message>
    <message>
      <source>Code revision {revision}, file sha256</source>
      <translation>Rewizja kodu {revision}, sha256 pliku</translation>
    </message>
    <message>
      <source>Colour bar</source>
      <translation>Pasek kolorów</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Kolory</translation>
    </message>
    <message>
      <source>Colours of the map</source>
      <translation>Kolory mapy</translation>
    </message>
    <message>
      <source>Commands found</source>
      <translation>Znalezione polecenia</translation>
    </message>
    <message>
      <source>Comment</source>
      <translation>Komentarz</translation>
    </message>
    <message>
      <source>Comment on the label</source>
      <translation>Komentarz do etykiety</translation>
    </message>
    <message>
      <source>Comment on {label}: {text}</source>
      <translation>Komentarz do etykiety „{label}”: {text}</translation>
    </message>
    <message>
      <source>Compare ta&amp;gs</source>
      <translation>P&amp;orównaj tagi</translation>
    </message>
    <message>
      <source>Compare the tags with those of the next file</source>
      <translation>Porównaj tagi z tagami następnego pliku</translation>
    </message>
    <message>
      <source>Compare with</source>
      <translation>Porównanie z</translation>
    </message>
    <message>
      <source>Contours ({key})</source>
      <translation>Kontury ({key})</translation>
    </message>
    <message>
      <source>Contours instead of colours</source>
      <translation>Kontury zamiast kolorów</translation>
    </message>
    <message>
      <source>Cop&amp;y the list</source>
      <translation>Kopiuj &amp;listę</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopiuj</translation>
    </message>
    <message>
      <source>Copy &amp;all</source>
      <translation>Kopiuj w&amp;szystko</translation>
    </message>
    <message>
      <source>Copy &amp;impression</source>
      <translation>Kopiuj &amp;wnioski</translation>
    </message>
    <message>
      <source>Copy &amp;row</source>
      <translation>Kopiuj wie&amp;rsz</translation>
    </message>
    <message>
      <source>Copy &amp;value</source>
      <translation>Kopiuj &amp;wartość</translation>
    </message>
    <message>
      <source>Copy the impression</source>
      <translation>Kopiuj wnioski</translation>
    </message>
    <message>
      <source>Copy the marks and what they measure, for a spreadsheet</source>
      <translation>Kopiuj adnotacje i ich pomiary do arkusza kalkulacyjnego</translation>
    </message>
    <message>
      <source>Copy the radiograph as it is on the screen</source>
      <translation>Kopiuj radiogram tak, jak wygląda na ekranie</translation>
    </message>
    <message>
      <source>Copy what the model says in words</source>
      <translation>Kopiuj to, co podaje model, w słowach</translation>
    </message>
    <message>
      <source>Copying the picture …</source>
      <translation>Kopiowanie obrazu …</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Ciemne</translation>
    </message>
    <message>
      <source>Darker; also drag up with the right button</source>
      <translation>Ciemniej; także przeciąganie w górę prawym przyciskiem</translation>
    </message>
    <message>
      <source>Date of study</source>
      <translation>Data badania</translation>
    </message>
    <message>
      <source>De-identified: names are pseudonyms, pictures and hashes are left out.</source>
      <translation>Po deidentyfikacji: imiona i nazwiska zastąpiono pseudonimami, obrazy i skróty pominięto.</translation>
    </message>
    <message>
      <source>De-identified: without the header's names and dates. Letters that are part of the picture stay in it, and so do your own words.</source>
      <translation>Po deidentyfikacji: bez imion, nazwisk i dat z nagłówka. Litery będące częścią obrazu pozostają na nim, podobnie jak własne słowa.</translation>
    </message>
    <message>
      <source>De-identified: without the header's names and dates. Letters that are part of the picture stay in it.</source>
      <translation>Po deidentyfikacji: bez imion, nazwisk i dat z nagłówka. Litery będące częścią obrazu pozostają na nim.</translation>
    </message>
    <message>
      <source>Decided</source>
      <translation>Z decyzją</translation>
    </message>
    <message>
      <source>Delete the selected mark</source>
      <translation>Usuń wybraną adnotację</translation>
    </message>
    <message>
      <source>Deletion {0} (lower is better), insertion {1} (higher is better); the emptied picture scores {2}.</source>
      <translation>Usuwanie {0} (niżej znaczy lepiej), wstawianie {1} (wyżej znaczy lepiej); wynik obrazu opróżnionego: {2}.</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Różnica</translation>
    </message>
    <message>
      <source>Disagree</source>
      <translation>Nie zgadzam się</translation>
    </message>
    <message>
      <source>Dismiss (Esc)</source>
      <translation>Zamknij (Esc)</translation>
    </message>
    <message>
      <source>Dismiss message</source>
      <translation>Zamknij komunikat</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>Odległość</translation>
    </message>
    <message>
      <source>Distance from the training pictures</source>
      <translation>Odległość od obrazów uczących</translation>
    </message>
    <message>
      <source>Distances are at the detector: the body is magnified there, so true lengths are shorter.</source>
      <translation>Odległości są mierzone na detektorze: ciało jest tam powiększone, więc prawdziwe długości są mniejsze.</translation>
    </message>
    <message>
      <source>Distances are those of the film on the scanner.</source>
      <translation>Odległości są mierzone na kliszy w skanerze.</translation>
    </message>
    <message>
      <source>Do again what was taken back</source>
      <translation>Wykonaj ponownie to, co cofnięto</translation>
    </message>
    <message>
      <source>Does</source>
      <translation>Działanie</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Gotowe</translation>
    </message>
    <message>
      <source>Doubtful</source>
      <translation>Wątpliwa</translation>
    </message>
    <message>
      <source>Drag the triangle to try a threshold of your own.</source>
      <translation>Przeciągnij trójkąt, aby wypróbować własny próg.</translation>
    </message>
    <message>
      <source>Drag, left button</source>
      <translation>Przeciąganie, lewy przycisk</translation>
    </message>
    <message>
      <source>Drag, middle button, or Space and drag</source>
      <translation>Przeciąganie, środkowy przycisk lub spacja i przeciąganie</translation>
    </message>
    <message>
      <source>Drag, right button</source>
      <translation>Przeciąganie, prawy przycisk</translation>
    </message>
    <message>
      <source>Draw an arrow: drag to what it points at</source>
      <translation>Narysuj strzałkę: przeciągnij do miejsca, na które wskazuje</translation>
    </message>
    <message>
      <source>Draw less of the map</source>
      <translation>Rysuj mniejszą część mapy</translation>
    </message>
    <message>
      <source>Draw maps as lines instead of colours</source>
      <translation>Rysuj mapy liniami zamiast kolorami</translation>
    </message>
    <message>
      <source>Draw maps in the next of the palettes</source>
      <translation>Rysuj mapy następną paletą</translation>
    </message>
    <message>
      <source>Draw more of the map</source>
      <translation>Rysuj większą część mapy</translation>
    </message>
    <message>
      <source>Drawn from</source>
      <translation>Rysowana od</translation>
    </message>
    <message>
      <source>Drop files</source>
      <translation>Upuszczenie plików</translation>
    </message>
    <message>
      <source>Ellipse</source>
      <translation>Elipsa</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Every chunk ends the worker that reads it: give the workers more memory and start again.</source>
      <translation>Każda porcja kończy pracę procesu roboczego, który ją odczytuje: przydziel procesom więcej pamięci i uruchom ponownie.</translation>
    </message>
    <message>
      <source>Every figure of the card</source>
      <translation>Wszystkie miary z karty</translation>
    </message>
    <message>
      <source>Every key and what the mouse does; keys can be changed</source>
      <translation>Wszystkie klawisze i działanie myszy; klawisze można zmienić</translation>
    </message>
    <message>
      <source>Every length on this radiograph is then worked out from this one. It holds only for what lies as far from the detector as the object measured.</source>
      <translation>Każda długość na tym radiogramie będzie obliczana na jej podstawie. Obowiązuje to tylko dla tego, co leży równie daleko od detektora jak zmierzony obiekt.</translation>
    </message>
    <message>
      <source>Everything stays on this computer. Your files are never changed.</source>
      <translation>Wszystko pozostaje na tym komputerze. Pliki nigdy nie są zmieniane.</translation>
    </message>
    <message>
      <source>Exact: the map adds up to the logit (difference {0}).</source>
      <translation>Dokładna: mapa sumuje się do logitu (różnica {0}).</translation>
    </message>
    <message>
      <source>Exchange black and white</source>
      <translation>Zamień czerń z bielą</translation>
    </message>
    <message>
      <source>Exchange left and right of the view</source>
      <translation>Zamień lewą i prawą stronę widoku</translation>
    </message>
    <message>
      <source>Exchange top and bottom of the view</source>
      <translation>Zamień górę i dół widoku</translation>
    </message>
    <message>
      <source>Export decisions…</source>
      <translation>Eksportuj decyzje…</translation>
    </message>
    <message>
      <source>F&amp;orget these files…</source>
      <translation>W&amp;yczyść tę listę…</translation>
    </message>
    <message>
      <source>F&amp;ull screen</source>
      <translation>Pełny &amp;ekran</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Błąd</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Plik</translation>
    </message>
    <message>
      <source>File and folder names may hold a patient's name. Only DICOM files whose path holds nothing of their patient are kept.</source>
      <translation>Nazwy plików i folderów mogą zawierać imię i nazwisko pacjenta. Zapamiętywane są tylko pliki DICOM, których ścieżka nie zawiera danych pacjenta.</translation>
    </message>
    <message>
      <source>File name</source>
      <translation>Nazwa pliku</translation>
    </message>
    <message>
      <source>File {number}</source>
      <translation>Plik {number}</translation>
    </message>
    <message>
      <source>File: {name}</source>
      <translation>Plik: {name}</translation>
    </message>
    <message>
      <source>Fill the whole screen, and back</source>
      <translation>Wypełnij cały ekran i wróć</translation>
    </message>
    <message>
      <source>Find a command</source>
      <translation>Znajdź polecenie</translation>
    </message>
    <message>
      <source>Finding</source>
      <translation>Znalezisko</translation>
    </message>
    <message>
      <source>Findings</source>
      <translation>Znaleziska</translation>
    </message>
    <message>
      <source>Fit</source>
      <translation>Dopasuj</translation>
    </message>
    <message>
      <source>Flip &amp;horizontally</source>
      <translation>Odbij w &amp;poziomie</translation>
    </message>
    <message>
      <source>Flip &amp;vertically</source>
      <translation>Odbij w pio&amp;nie</translation>
    </message>
    <message>
      <source>Flipped</source>
      <translation>Odbity</translation>
    </message>
    <message>
      <source>Flipped upside down</source>
      <translation>Odbity w pionie</translation>
    </message>
    <message>
      <source>Flipped, rotated 270°</source>
      <translation>Odbity, obrócony o 270°</translation>
    </message>
    <message>
      <source>Flipped, rotated 90°</source>
      <translation>Odbity, obrócony o 90°</translation>
    </message>
    <message>
      <source>Folder for journal and reports</source>
      <translation>Folder na dziennik i raporty</translation>
    </message>
    <message>
      <source>Folder to read</source>
      <translation>Folder do odczytania</translation>
    </message>
    <message>
      <source>For the label “{label}” the model's score is {score}, at or above its operating point of {point}.</source>
      <translation>Dla etykiety „{label}” wynik modelu wynosi {score} i osiąga lub przekracza jej punkt pracy {point}.</translation>
    </message>
    <message>
      <source>For the label “{label}” the model's score is {score}, below its operating point of {point}.</source>
      <translation>Dla etykiety „{label}” wynik modelu wynosi {score} i jest niższy niż jej punkt pracy {point}.</translation>
    </message>
    <message>
      <source>For the label “{label}” the model's score is {score}: at or above its operating point of {point}, but between {low} and {high}, where the model is unsure.</source>
      <translation>Dla etykiety „{label}” wynik modelu wynosi {score}: osiąga lub przekracza jej punkt pracy {point}, ale leży między {low} a {high}, gdzie model jest niepewny.</translation>
    </message>
    <message>
      <source>For the label “{label}” the model's score is {score}: below its operating point of {point}, but between {low} and {high}, where the model is unsure.</source>
      <translation>Dla etykiety „{label}” wynik modelu wynosi {score}: leży poniżej jej punktu pracy {point}, ale między {low} a {high}, gdzie model jest niepewny.</translation>
    </message>
    <message>
      <source>Forget the recent files…</source>
      <translation>Wyczyść listę ostatnich plików…</translation>
    </message>
    <message>
      <source>Forget which files were opened? The files themselves are not touched.</source>
      <translation>Wyczyścić listę otwieranych plików? Same pliki pozostaną bez zmian.</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Frame</source>
      <translation>Klatka</translation>
    </message>
    <message>
      <source>Frame {frame} of {frames}</source>
      <translation>Klatka {frame} z {frames}</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Od</translation>
    </message>
    <message>
      <source>From {level} of full strength on one place, {share} of the picture: {place}.</source>
      <translation>Od {level} pełnej intensywności w jednym miejscu, {share} obrazu: {place}.</translation>
    </message>
    <message numerus="yes">
      <source>From {level} of full strength on {count} places, {share} of the picture, {area} in all.</source>
      <translation>
        <numerusform>Od {level} pełnej intensywności w {count} miejscu, {share} obrazu, łącznie {area}.</numerusform>
        <numerusform>Od {level} pełnej intensywności w {count} miejscach, {share} obrazu, łącznie {area}.</numerusform>
        <numerusform>Od {level} pełnej intensywności w {count} miejscach, {share} obrazu, łącznie {area}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Full range</source>
      <translation>Pełny zakres</translation>
    </message>
    <message>
      <source>Gate</source>
      <translation>Wiarygodność</translation>
    </message>
    <message>
      <source>Give every command the key again that it had at first?</source>
      <translation>Przywrócić każdemu poleceniu jego pierwotny klawisz?</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Wznów</translation>
    </message>
    <message>
      <source>Gradient-weighted map; it is not claimed to add up to the logit.</source>
      <translation>Mapa ważona gradientem; nie zakłada się, że sumuje się do logitu.</translation>
    </message>
    <message>
      <source>Green to yellow</source>
      <translation>Od zieleni do żółci</translation>
    </message>
    <message>
      <source>Hide &amp;patient</source>
      <translation>&amp;Ukryj pacjenta</translation>
    </message>
    <message>
      <source>Hide or show all marks</source>
      <translation>Ukryj lub pokaż wszystkie adnotacje</translation>
    </message>
    <message>
      <source>Hide or show all texts over the radiograph</source>
      <translation>Ukryj lub pokaż wszystkie teksty na radiogramie</translation>
    </message>
    <message>
      <source>Hide or show the patient's name on the radiograph</source>
      <translation>Ukryj lub pokaż imię i nazwisko pacjenta na radiogramie</translation>
    </message>
    <message>
      <source>Hide or show what the file itself draws over its picture</source>
      <translation>Ukryj lub pokaż to, co sam plik rysuje na swoim obrazie</translation>
    </message>
    <message>
      <source>Hide patient</source>
      <translation>Ukryj pacjenta</translation>
    </message>
    <message>
      <source>Hide the overlay for a look; held down, only as long</source>
      <translation>Ukryj nakładkę na chwilę; przy przytrzymaniu tylko na ten czas</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Wysoki kontrast</translation>
    </message>
    <message>
      <source>Hold a bank card or a ruler against the screen, and drag the bar's end until both are equally long.</source>
      <translation>Przyłóż kartę płatniczą lub linijkę do ekranu i przeciągnij koniec paska, aż długości będą równe.</translation>
    </message>
    <message>
      <source>How good it is</source>
      <translation>Jakość modelu</translation>
    </message>
    <message>
      <source>How to make it again</source>
      <translation>Jak odtworzyć model</translation>
    </message>
    <message>
      <source>I understand</source>
      <translation>Rozumiem</translation>
    </message>
    <message>
      <source>Impression</source>
      <translation>Wnioski</translation>
    </message>
    <message>
      <source>In the range where the model is unsure: {labels}.</source>
      <translation>W zakresie, w którym model jest niepewny: {labels}.</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Wejście sieci</translation>
    </message>
    <message>
      <source>Intended use</source>
      <translation>Przeznaczenie</translation>
    </message>
    <message>
      <source>Interrupted: {0} of {1} files were read.</source>
      <translation>Przerwano: odczytano {0} z {1} plików.</translation>
    </message>
    <message>
      <source>Invert</source>
      <translation>Odwróć</translation>
    </message>
    <message>
      <source>Inverted</source>
      <translation>Odwrócone szarości</translation>
    </message>
    <message>
      <source>Its grey values are equalised.</source>
      <translation>Jego odcienie szarości są wyrównane.</translation>
    </message>
    <message>
      <source>JPEG picture</source>
      <translation>Obraz JPEG</translation>
    </message>
    <message>
      <source>Keep the radiograph on the left and show the next file that is chosen beside it; again to stop</source>
      <translation>Zachowaj radiogram po lewej, a obok pokaż następny wybrany plik; ponownie, aby zakończyć</translation>
    </message>
    <message>
      <source>Keep the recent files between two starts</source>
      <translation>Pamiętaj ostatnie pliki między uruchomieniami</translation>
    </message>
    <message>
      <source>Keep them among my own data of Skiagraph</source>
      <translation>Przechowuj je wśród moich danych programu Skiagraph</translation>
    </message>
    <message>
      <source>Keep them in this folder:</source>
      <translation>Przechowuj je w tym folderze:</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Klawisz</translation>
    </message>
    <message>
      <source>Keys and mouse</source>
      <translation>Klawisze i mysz</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Rodzaj</translation>
    </message>
    <message>
      <source>Kind of map</source>
      <translation>Rodzaj mapy</translation>
    </message>
    <message>
      <source>Knee osteoarthritis, Kellgren-Lawrence grade</source>
      <translation>Gonartroza, stopień wg Kellgrena-Lawrence'a</translation>
    </message>
    <message>
      <source>Known length</source>
      <translation>Znana długość</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Etykieta</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Etykiety</translation>
    </message>
    <message>
      <source>Labels and your decisions</source>
      <translation>Etykiety i własne decyzje</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Język</translation>
    </message>
    <message>
      <source>Language and colours</source>
      <translation>Język i kolory</translation>
    </message>
    <message>
      <source>Language, colours, overlay, reader, recent files</source>
      <translation>Język, kolory, nakładka, oceniający, ostatnie pliki</translation>
    </message>
    <message>
      <source>Left side</source>
      <translation>Lewa strona</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Długość</translation>
    </message>
    <message>
      <source>Length of the line</source>
      <translation>Długość linii</translation>
    </message>
    <message>
      <source>Lengths allow for the distances of source, patient and detector; off that plane they are inexact.</source>
      <translation>Długości uwzględniają odległości źródła, pacjenta i detektora; poza tą płaszczyzną są niedokładne.</translation>
    </message>
    <message>
      <source>Less contrast; also drag right with the right button</source>
      <translation>Mniejszy kontrast; także przeciąganie w prawo prawym przyciskiem</translation>
    </message>
    <message>
      <source>Licence: {licence}.</source>
      <translation>Licencja: {licence}.</translation>
    </message>
    <message>
      <source>Licence: {licence}. Credit: {credit}</source>
      <translation>Licencja: {licence}. Źródło: {credit}</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Jasne</translation>
    </message>
    <message>
      <source>Light and dark do not lie as in the training pictures (likeness {0}, at least {1}); the picture may be turned or show something else.</source>
      <translation>Jasne i ciemne miejsca nie leżą tak jak na zdjęciach uczących (podobieństwo {0}, co najmniej {1}); zdjęcie może być obrócone lub pokazywać coś innego.</translation>
    </message>
    <message>
      <source>Likeness to the average training picture</source>
      <translation>Podobieństwo do średniego zdjęcia uczącego</translation>
    </message>
    <message>
      <source>Limits</source>
      <translation>Ograniczenia</translation>
    </message>
    <message>
      <source>Lo&amp;wer map threshold</source>
      <translation>N&amp;iższy próg mapy</translation>
    </message>
    <message>
      <source>Loading the model …</source>
      <translation>Wczytywanie modelu …</translation>
    </message>
    <message>
      <source>Long side of a bank card, 85.6 mm</source>
      <translation>Dłuższy bok karty płatniczej, 85.6 mm</translation>
    </message>
    <message>
      <source>Longest wait in minutes</source>
      <translation>Najdłuższe oczekiwanie w minutach</translation>
    </message>
    <message>
      <source>Look at this map with doubt.</source>
      <translation>Tę mapę należy oglądać z rezerwą.</translation>
    </message>
    <message>
      <source>Looking for the decided radiographs: {done} of {total} files …</source>
      <translation>Wyszukiwanie radiogramów z decyzjami: {done} z {total} plików …</translation>
    </message>
    <message>
      <source>Lower your own threshold of the label; also drag on the score bar</source>
      <translation>Obniż własny próg etykiety; także przeciąganie na pasku wyniku</translation>
    </message>
    <message>
      <source>M&amp;easure</source>
      <translation>Po&amp;miary</translation>
    </message>
    <message>
      <source>Magnifier {power} times</source>
      <translation>Lupa {power}×</translation>
    </message>
    <message>
      <source>Map of</source>
      <translation>Mapa dla</translation>
    </message>
    <message>
      <source>Map of which label</source>
      <translation>Mapa której etykiety</translation>
    </message>
    <message>
      <source>Mark</source>
      <translation>Adnotacja</translation>
    </message>
    <message>
      <source>Marks</source>
      <translation>Adnotacje</translation>
    </message>
    <message>
      <source>Marks hidden</source>
      <translation>Adnotacje ukryte</translation>
    </message>
    <message>
      <source>Maximum</source>
      <translation>Maksimum</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Średnia</translation>
    </message>
    <message>
      <source>Mean {mean}  SD {sd}</source>
      <translation>Średnia {mean}  SD {sd}</translation>
    </message>
    <message>
      <source>Mean, SD, minimum, maximum and area of a rectangle</source>
      <translation>Średnia, SD, minimum, maksimum i pole prostokąta</translation>
    </message>
    <message>
      <source>Mean, SD, minimum, maximum and area of an ellipse</source>
      <translation>Średnia, SD, minimum, maksimum i pole elipsy</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Pomiary</translation>
    </message>
    <message>
      <source>Measure &amp;faithfulness</source>
      <translation>Zmierz wie&amp;rność</translation>
    </message>
    <message>
      <source>Measure a bar on the screen, so that true size is true</source>
      <translation>Zmierz pasek na ekranie, aby rozmiar rzeczywisty był prawdziwy</translation>
    </message>
    <message>
      <source>Measure a length: drag from end to end</source>
      <translation>Zmierz długość: przeciągnij od końca do końca</translation>
    </message>
    <message>
      <source>Measure an angle: three clicks, the second at its corner</source>
      <translation>Zmierz kąt: trzy kliknięcia, drugie w wierzchołku</translation>
    </message>
    <message>
      <source>Measure faithfulness</source>
      <translation>Zmierz wierność</translation>
    </message>
    <message>
      <source>Measure how far the score depends on what the map shows; again to stop</source>
      <translation>Zmierz, jak bardzo wynik zależy od tego, co pokazuje mapa; ponownie, aby przerwać</translation>
    </message>
    <message>
      <source>Measure the Cobb angle: drag along two end plates</source>
      <translation>Zmierz kąt Cobba: przeciągnij wzdłuż dwóch blaszek granicznych</translation>
    </message>
    <message>
      <source>Measurements</source>
      <translation>Pomiary</translation>
    </message>
    <message>
      <source>Measuring faithfulness …</source>
      <translation>Pomiar wierności …</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Metoda</translation>
    </message>
    <message>
      <source>Min {lowest}  Max {highest}</source>
      <translation>Min {lowest}  Maks {highest}</translation>
    </message>
    <message>
      <source>Minimum</source>
      <translation>Minimum</translation>
    </message>
    <message>
      <source>Modality</source>
      <translation>Modalność</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Model</translation>
    </message>
    <message>
      <source>Model card</source>
      <translation>Karta modelu</translation>
    </message>
    <message>
      <source>Model file, SHA-256</source>
      <translation>Plik modelu, SHA-256</translation>
    </message>
    <message>
      <source>Model that answers</source>
      <translation>Model, który odpowiada</translation>
    </message>
    <message>
      <source>Model: {title}, version {version}.</source>
      <translation>Model: {title}, wersja {version}.</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modele</translation>
    </message>
    <message>
      <source>More contrast; also drag left with the right button</source>
      <translation>Większy kontrast; także przeciąganie w lewo prawym przyciskiem</translation>
    </message>
    <message>
      <source>Move the radiograph</source>
      <translation>Przesuń radiogram</translation>
    </message>
    <message>
      <source>Move the radiograph, also with a measuring tool in hand</source>
      <translation>Przesuń radiogram, także z wybranym narzędziem pomiarowym</translation>
    </message>
    <message>
      <source>Move the selected mark by one pixel, with Shift by ten</source>
      <translation>Przesuń wybraną adnotację o jeden piksel, z klawiszem Shift o dziesięć</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nazwa</translation>
    </message>
    <message>
      <source>Ne&amp;xt model</source>
      <translation>Następny mode&amp;l</translation>
    </message>
    <message>
      <source>Negative</source>
      <translation>Ujemny</translation>
    </message>
    <message>
      <source>New key</source>
      <translation>Nowy klawisz</translation>
    </message>
    <message>
      <source>New key of the selected command</source>
      <translation>Nowy klawisz wybranego polecenia</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Następny</translation>
    </message>
    <message>
      <source>Next &amp;label</source>
      <translation>Następna &amp;etykieta</translation>
    </message>
    <message>
      <source>Next &amp;method</source>
      <translation>Następna &amp;metoda</translation>
    </message>
    <message>
      <source>No answer</source>
      <translation>Brak odpowiedzi</translation>
    </message>
    <message>
      <source>No grade has a score of one half or more.</source>
      <translation>Żaden stopień nie ma wyniku sięgającego jednej drugiej.</translation>
    </message>
    <message>
      <source>No installed model is called {0}: name a model file, or one of {1}.</source>
      <translation>Żaden zainstalowany model nie nazywa się {0}: podaj plik modelu lub jedną z nazw: {1}.</translation>
    </message>
    <message>
      <source>No label has a score of one half or more.</source>
      <translation>Żadna etykieta nie ma wyniku sięgającego jednej drugiej.</translation>
    </message>
    <message>
      <source>No line of {0} matches a file of the folder, the first: {1}; write paths below the folder, or names, into its column file.</source>
      <translation>Żadnemu wierszowi z {0} nie odpowiada plik folderu, pierwszy: {1}; wpisz w kolumnie file ścieżki wewnątrz folderu albo nazwy.</translation>
    </message>
    <message>
      <source>No model: radiographs can be viewed only.</source>
      <translation>Brak modelu: radiogramy można tylko oglądać.</translation>
    </message>
    <message>
      <source>No pixel inside</source>
      <translation>Brak pikseli wewnątrz</translation>
    </message>
    <message>
      <source>No radiograph has pixels of such a size; enter the length of the line in mm.</source>
      <translation>Żaden radiogram nie ma pikseli takiej wielkości; podaj długość linii w mm.</translation>
    </message>
    <message>
      <source>No scheduler answers at {0}: {1}.</source>
      <translation>Pod adresem {0} nie odpowiada żaden planista (scheduler): {1}.</translation>
    </message>
    <message>
      <source>No worker is left: start some and then the same command again; the rows so far are kept.</source>
      <translation>Nie pozostał żaden proces roboczy: uruchom je, a potem ponownie to samo polecenie; dotychczasowe wiersze są zachowane.</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>Lp.</translation>
    </message>
    <message>
      <source>Nobody has measured for which pictures this model may answer.</source>
      <translation>Nikt nie zmierzył, dla jakich obrazów ten model może odpowiadać.</translation>
    </message>
    <message>
      <source>Not asked</source>
      <translation>Nie pytano</translation>
    </message>
    <message>
      <source>Not exact: the map misses the logit by {0}.</source>
      <translation>Niedokładna: mapa różni się od logitu o {0}.</translation>
    </message>
    <message>
      <source>Not yet decided</source>
      <translation>Jeszcze bez decyzji</translation>
    </message>
    <message>
      <source>Notes on this file</source>
      <translation>Uwagi do tego pliku</translation>
    </message>
    <message>
      <source>Nothing was made: another radiograph came onto the screen meanwhile. Start again.</source>
      <translation>Nic nie powstało: w międzyczasie na ekranie pojawił się inny radiogram. Zacznij od nowa.</translation>
    </message>
    <message>
      <source>Nowhere does the map reach {level} of full strength.</source>
      <translation>Mapa nigdzie nie osiąga {level} pełnej intensywności.</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Numer</translation>
    </message>
    <message>
      <source>Number of the feature map</source>
      <translation>Numer mapy cech</translation>
    </message>
    <message>
      <source>O&amp;pen a model file…</source>
      <translation>Otwórz &amp;plik modelu…</translation>
    </message>
    <message>
      <source>O&amp;verlay of the model</source>
      <translation>&amp;Nakładka modelu</translation>
    </message>
    <message numerus="yes">
      <source>Of {count} grades, the model gives the highest score to “{label}”, {score}, and the next to “{other}”, {next}.</source>
      <translation>
        <numerusform>Dla {count} stopnia model daje najwyższy wynik stopniowi „{label}” – {score}, a następny stopniowi „{other}” – {next}.</numerusform>
        <numerusform>Spośród {count} stopni model daje najwyższy wynik stopniowi „{label}” – {score}, a następny stopniowi „{other}” – {next}.</numerusform>
        <numerusform>Spośród {count} stopni model daje najwyższy wynik stopniowi „{label}” – {score}, a następny stopniowi „{other}” – {next}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Of {count} labels that exclude each other, the model gives the highest score to “{label}”, {score}, and the next to “{other}”, {next}.</source>
      <translation>
        <numerusform>Dla {count} etykiety wykluczającej inne model daje najwyższy wynik etykiecie „{label}” – {score}, a następny etykiecie „{other}” – {next}.</numerusform>
        <numerusform>Spośród {count} wykluczających się etykiet model daje najwyższy wynik etykiecie „{label}” – {score}, a następny etykiecie „{other}” – {next}.</numerusform>
        <numerusform>Spośród {count} wykluczających się etykiet model daje najwyższy wynik etykiecie „{label}” – {score}, a następny etykiecie „{other}” – {next}.</numerusform>
      </translation>
    </message>
    <message>
      <source>On it</source>
      <translation>Zawartość</translation>
    </message>
    <message>
      <source>On pictures of patients that played no part in making it, with 95 % intervals.</source>
      <translation>Na obrazach pacjentów, którzy nie mieli udziału w tworzeniu modelu; z 95-procentowymi przedziałami ufności.</translation>
    </message>
    <message>
      <source>One pixel of the radiograph on one of the screen</source>
      <translation>Jeden piksel radiogramu na jeden piksel ekranu</translation>
    </message>
    <message>
      <source>Only &amp;differences</source>
      <translation>Tylko róż&amp;nice</translation>
    </message>
    <message>
      <source>Only the first {0} elements are shown.</source>
      <translation>Pokazano tylko pierwsze elementy (limit: {0}).</translation>
    </message>
    <message>
      <source>Only the lower {0} of {1} bits are used, so white is taken to be {2}.</source>
      <translation>Używane są tylko dolne bity ({0} z {1}), dlatego za biel przyjęto {2}.</translation>
    </message>
    <message>
      <source>Only {0} of {1} overlays are shown; the picture is too large for more.</source>
      <translation>Pokazano tylko {0} z {1} nakładek z pliku; obraz jest zbyt duży na więcej.</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>Krycie</translation>
    </message>
    <message>
      <source>Opacity of the overlay in percent</source>
      <translation>Krycie nakładki w procentach</translation>
    </message>
    <message>
      <source>Open a batch…</source>
      <translation>Otwórz partię…</translation>
    </message>
    <message>
      <source>Open a finished &amp;batch…</source>
      <translation>Otwórz ukończoną &amp;partię…</translation>
    </message>
    <message>
      <source>Open a model</source>
      <translation>Otwórz model</translation>
    </message>
    <message>
      <source>Open a radiograph to ask the model.</source>
      <translation>Otwórz radiogram, aby zapytać model.</translation>
    </message>
    <message>
      <source>Open a radiograph to decide on what the model says of it.</source>
      <translation>Otwórz radiogram, aby podjąć decyzję o tym, co podaje o nim model.</translation>
    </message>
    <message>
      <source>Open a radiograph to see its tags.</source>
      <translation>Otwórz radiogram, aby zobaczyć jego tagi.</translation>
    </message>
    <message>
      <source>Open a radiograph to see what the network is given of it.</source>
      <translation>Otwórz radiogram, aby zobaczyć, co z niego otrzymuje sieć.</translation>
    </message>
    <message>
      <source>Open a radiograph with {key}, or drop files here.</source>
      <translation>Otwórz radiogram klawiszami {key} lub upuść tutaj pliki.</translation>
    </message>
    <message>
      <source>Open one of the files opened last</source>
      <translation>Otwórz jeden z ostatnio otwieranych plików</translation>
    </message>
    <message>
      <source>Open one or more files</source>
      <translation>Otwórz jeden lub więcej plików</translation>
    </message>
    <message>
      <source>Open radiographs</source>
      <translation>Otwórz radiogramy</translation>
    </message>
    <message>
      <source>Open the folder of a journal or a report</source>
      <translation>Otwórz folder z dziennikiem lub raportem</translation>
    </message>
    <message>
      <source>Open them</source>
      <translation>Otwórz je</translation>
    </message>
    <message>
      <source>Opened files</source>
      <translation>Otwarte pliki</translation>
    </message>
    <message>
      <source>Opening {file} …</source>
      <translation>Otwieranie: {file} …</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>Otwórz…</translation>
    </message>
    <message>
      <source>Operating point</source>
      <translation>Punkt pracy</translation>
    </message>
    <message>
      <source>Ordered by {column}, from the largest.</source>
      <translation>Kolejność: {column}, od największej wartości.</translation>
    </message>
    <message>
      <source>Ordered by {column}, from the smallest.</source>
      <translation>Kolejność: {column}, od najmniejszej wartości.</translation>
    </message>
    <message>
      <source>Other colo&amp;urs</source>
      <translation>Inne kolor&amp;y</translation>
    </message>
    <message>
      <source>Other picture</source>
      <translation>Inny obraz</translation>
    </message>
    <message>
      <source>Overlay</source>
      <translation>Nakładka</translation>
    </message>
    <message>
      <source>Overlay hidden</source>
      <translation>Nakładka ukryta</translation>
    </message>
    <message>
      <source>Overlay p&amp;lanes</source>
      <translation>N&amp;akładki z pliku</translation>
    </message>
    <message>
      <source>Overlay planes hidden</source>
      <translation>Nakładki z pliku ukryte</translation>
    </message>
    <message>
      <source>Own threshold &amp;up</source>
      <translation>Własny próg w &amp;górę</translation>
    </message>
    <message>
      <source>Own threshold do&amp;wn</source>
      <translation>Własny próg w &amp;dół</translation>
    </message>
    <message>
      <source>P&amp;ut back what was removed</source>
      <translation>Przywróć usunię&amp;te</translation>
    </message>
    <message>
      <source>PDF report</source>
      <translation>Raport PDF</translation>
    </message>
    <message>
      <source>PNG picture</source>
      <translation>Obraz PNG</translation>
    </message>
    <message>
      <source>Panels</source>
      <translation>Panele</translation>
    </message>
    <message>
      <source>Parts of the header break the standard; they were read as far as possible.</source>
      <translation>Części nagłówka łamią standard; odczytano je na tyle, na ile było to możliwe.</translation>
    </message>
    <message>
      <source>Patient</source>
      <translation>Pacjent</translation>
    </message>
    <message>
      <source>Patient (pseudonym)</source>
      <translation>Pacjent (pseudonim)</translation>
    </message>
    <message>
      <source>Patient's number</source>
      <translation>Identyfikator pacjenta</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Wstrzymaj</translation>
    </message>
    <message>
      <source>Pause the batch, or go on with it</source>
      <translation>Wstrzymaj partię lub ją wznów</translation>
    </message>
    <message>
      <source>Paused at {done} of {found} files</source>
      <translation>Wstrzymano po {done} z {found} plików</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Obraz</translation>
    </message>
    <message>
      <source>Pixel spacing</source>
      <translation>Rozmiar piksela</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>Piksele</translation>
    </message>
    <message>
      <source>Pneumonia and infiltration in adult chest radiographs (weak)</source>
      <translation>Zapalenie płuc i naciek u dorosłych (słaby)</translation>
    </message>
    <message>
      <source>Pneumonia in children's chest radiographs</source>
      <translation>Zapalenie płuc u dzieci (RTG klatki piersiowej)</translation>
    </message>
    <message>
      <source>Positive</source>
      <translation>Dodatni</translation>
    </message>
    <message>
      <source>Positive findings first, the highest score before others; then what is doubtful or has no answer; then the rest.</source>
      <translation>Najpierw znaleziska dodatnie, od najwyższego wyniku; potem wątpliwe lub bez odpowiedzi; potem pozostałe.</translation>
    </message>
    <message>
      <source>Pr&amp;evious frame</source>
      <translation>Poprzednia &amp;klatka</translation>
    </message>
    <message>
      <source>Pr&amp;int…</source>
      <translation>&amp;Drukuj…</translation>
    </message>
    <message>
      <source>Predictive values (positive / negative) where so many have it:</source>
      <translation>Wartości predykcyjne (dodatnia / ujemna) przy takiej częstości występowania:</translation>
    </message>
    <message>
      <source>Preprocessing</source>
      <translation>Przetwarzanie wstępne</translation>
    </message>
    <message>
      <source>Present</source>
      <translation>Stwierdzono</translation>
    </message>
    <message>
      <source>Prevalence where you read</source>
      <translation>Częstość występowania we własnej praktyce</translation>
    </message>
    <message>
      <source>Previous</source>
      <translation>Poprzedni</translation>
    </message>
    <message>
      <source>Print</source>
      <translation>Drukuj</translation>
    </message>
    <message>
      <source>Print the report on this radiograph</source>
      <translation>Drukuj raport o tym radiogramie</translation>
    </message>
    <message>
      <source>Printing …</source>
      <translation>Drukowanie …</translation>
    </message>
    <message>
      <source>Print…</source>
      <translation>Drukuj…</translation>
    </message>
    <message>
      <source>Program</source>
      <translation>Program</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Postęp</translation>
    </message>
    <message>
      <source>Progress of the batch</source>
      <translation>Postęp partii</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Zakończ</translation>
    </message>
    <message>
      <source>R&amp;emove all from the list</source>
      <translation>Usuń &amp;wszystkie z listy</translation>
    </message>
    <message>
      <source>R&amp;eset view and window</source>
      <translation>Przywróć &amp;widok i okno</translation>
    </message>
    <message>
      <source>ROC of {label}</source>
      <translation>Krzywa ROC: {label}</translation>
    </message>
    <message>
      <source>Radiograph</source>
      <translation>Radiogram</translation>
    </message>
    <message>
      <source>Radiograph and reader</source>
      <translation>Radiogram i oceniający</translation>
    </message>
    <message>
      <source>Radiograph beside</source>
      <translation>Radiogram obok</translation>
    </message>
    <message>
      <source>Radiograph, SHA-256</source>
      <translation>Radiogram, SHA-256</translation>
    </message>
    <message>
      <source>Radiographs</source>
      <translation>Radiogramy</translation>
    </message>
    <message>
      <source>Raise your own threshold of the label; also drag on the score bar</source>
      <translation>Podwyższ własny próg etykiety; także przeciąganie na pasku wyniku</translation>
    </message>
    <message>
      <source>Ran on</source>
      <translation>Wykonano na</translation>
    </message>
    <message>
      <source>Read a folder</source>
      <translation>Odczytaj folder</translation>
    </message>
    <message>
      <source>Read a folder, or open a batch that was read before.</source>
      <translation>Odczytaj folder lub otwórz partię odczytaną wcześniej.</translation>
    </message>
    <message>
      <source>Read a folder…</source>
      <translation>Odczytaj folder…</translation>
    </message>
    <message>
      <source>Reader</source>
      <translation>Oceniający</translation>
    </message>
    <message>
      <source>Reader: {initials}</source>
      <translation>Oceniający: {initials}</translation>
    </message>
    <message>
      <source>Reading frame {frame} …</source>
      <translation>Odczyt klatki {frame} …</translation>
    </message>
    <message>
      <source>Reading the header …</source>
      <translation>Odczyt nagłówka …</translation>
    </message>
    <message>
      <source>Recent &amp;files</source>
      <translation>Ost&amp;atnie pliki</translation>
    </message>
    <message>
      <source>Recent files</source>
      <translation>Ostatnie pliki</translation>
    </message>
    <message>
      <source>Recipe:</source>
      <translation>Przepis:</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>Prostokąt</translation>
    </message>
    <message>
      <source>Red&amp;o</source>
      <translation>Po&amp;nów</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>Odmowa</translation>
    </message>
    <message>
      <source>Report made</source>
      <translation>Raport sporządzono</translation>
    </message>
    <message>
      <source>Research and teaching: ranks adult frontal chest radiographs by how much they look like those whose reports named a finding. Not for diagnosis.</source>
      <translation>Do badań naukowych i nauczania: porządkuje radiogramy klatki piersiowej dorosłych w projekcji PA lub AP według podobieństwa do tych, w których opisach wymieniono znalezisko. Nie do diagnostyki.</translation>
    </message>
    <message>
      <source>Research and teaching: scores how much a child's frontal chest radiograph looks like those that graders called pneumonia in the Guangzhou pictures. Not for diagnosis.</source>
      <translation>Do badań naukowych i nauczania: ocenia, jak bardzo radiogram klatki piersiowej dziecka w projekcji PA lub AP przypomina te zdjęcia z Kantonu (Guangzhou), na których oceniający stwierdzili zapalenie płuc. Nie do diagnostyki.</translation>
    </message>
    <message>
      <source>Research and teaching: the Kellgren-Lawrence grade that readers of the Osteoarthritis Initiative would likely give a frontal radiograph of one knee, cropped to the joint. Not for diagnosis.</source>
      <translation>Do badań naukowych i nauczania: stopień według Kellgrena i Lawrence'a, jaki oceniający z Osteoarthritis Initiative prawdopodobnie przypisaliby radiogramowi jednego stawu kolanowego w projekcji PA lub AP, przyciętemu do stawu. Nie do diagnostyki.</translation>
    </message>
    <message>
      <source>Research use only, not for diagnosis</source>
      <translation>Wyłącznie do badań naukowych, nie do diagnostyki</translation>
    </message>
    <message>
      <source>Research use only, not for diagnosis.</source>
      <translation>Wyłącznie do badań naukowych, nie do diagnostyki.</translation>
    </message>
    <message>
      <source>Research use only. Not for diagnosis.</source>
      <translation>Wyłącznie do badań naukowych. Nie do diagnostyki.</translation>
    </message>
    <message>
      <source>Reset &amp;all…</source>
      <translation>Przywróć &amp;wszystkie…</translation>
    </message>
    <message>
      <source>Reset all keys</source>
      <translation>Przywróć wszystkie klawisze</translation>
    </message>
    <message>
      <source>Reset window</source>
      <translation>Przywróć okno</translation>
    </message>
    <message>
      <source>Right side</source>
      <translation>Prawa strona</translation>
    </message>
    <message>
      <source>Rotate &amp;left</source>
      <translation>Obróć w &amp;lewo</translation>
    </message>
    <message>
      <source>Rotate &amp;right</source>
      <translation>Obróć w p&amp;rawo</translation>
    </message>
    <message>
      <source>Rotated 180°</source>
      <translation>Obrócony o 180°</translation>
    </message>
    <message>
      <source>Rotated 270°</source>
      <translation>Obrócony o 270°</translation>
    </message>
    <message>
      <source>Rotated 90°</source>
      <translation>Obrócony o 90°</translation>
    </message>
    <message>
      <source>Row {row}  Column {column}  Stored {stored}</source>
      <translation>Wiersz {row}  Kolumna {column}  Wartość zapisana {stored}</translation>
    </message>
    <message numerus="yes">
      <source>Rows that wait longer than {count} minutes come first, the longest wait before others ({late} now).</source>
      <translation>
        <numerusform>Najpierw wiersze oczekujące dłużej niż {count} minutę, od najdłuższego oczekiwania (teraz: {late}).</numerusform>
        <numerusform>Najpierw wiersze oczekujące dłużej niż {count} minuty, od najdłuższego oczekiwania (teraz: {late}).</numerusform>
        <numerusform>Najpierw wiersze oczekujące dłużej niż {count} minut, od najdłuższego oczekiwania (teraz: {late}).</numerusform>
      </translation>
    </message>
    <message>
      <source>Runs on</source>
      <translation>Działa na</translation>
    </message>
    <message>
      <source>SD</source>
      <translation>SD</translation>
    </message>
    <message>
      <source>Said by another reader, {reader}.</source>
      <translation>Decyzja innego oceniającego: {reader}.</translation>
    </message>
    <message>
      <source>Said of another model, {model} {version}, whose score was {score}; by {reader}.</source>
      <translation>Dotyczy innego modelu ({model} {version}), którego wynik wynosił {score}; oceniający: {reader}.</translation>
    </message>
    <message>
      <source>Said of this model's version {version}, whose score was {score}; by {reader}.</source>
      <translation>Dotyczy wersji {version} tego modelu, której wynik wynosił {score}; oceniający: {reader}.</translation>
    </message>
    <message>
      <source>Save a PDF on this radiograph: picture, findings, model</source>
      <translation>Zapisz PDF o tym radiogramie: obraz, znaleziska, model</translation>
    </message>
    <message>
      <source>Save a repor&amp;t…</source>
      <translation>Zapisz &amp;raport…</translation>
    </message>
    <message>
      <source>Save a report</source>
      <translation>Zapisz raport</translation>
    </message>
    <message>
      <source>Save the decisions as a table for training; while it is being made, stop it</source>
      <translation>Zapisz decyzje jako tabelę do uczenia; w trakcie tworzenia – przerwij je</translation>
    </message>
    <message>
      <source>Save the picture</source>
      <translation>Zapisz obraz</translation>
    </message>
    <message>
      <source>Save the radiograph as a PNG or JPEG file, with what you choose on it</source>
      <translation>Zapisz radiogram jako plik PNG lub JPEG z wybraną zawartością</translation>
    </message>
    <message>
      <source>Save the table in the folder that holds the radiographs</source>
      <translation>Zapisz tabelę w folderze, w którym są radiogramy</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Zapisz…</translation>
    </message>
    <message>
      <source>Saving the picture …</source>
      <translation>Zapisywanie obrazu …</translation>
    </message>
    <message>
      <source>Say that the label cannot be decided on this radiograph</source>
      <translation>Zaznacz, że etykiety nie można ocenić na tym radiogramie</translation>
    </message>
    <message>
      <source>Say that the model is right about the label</source>
      <translation>Zaznacz, że model ma rację co do etykiety</translation>
    </message>
    <message>
      <source>Say that the model is wrong about the label</source>
      <translation>Zaznacz, że model nie ma racji co do etykiety</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>Wynik</translation>
    </message>
    <message>
      <source>Score of {label}: {score} of 1</source>
      <translation>Wynik, {label}: {score} z 1</translation>
    </message>
    <message>
      <source>Search the list by file name</source>
      <translation>Szukaj na liście według nazwy pliku</translation>
    </message>
    <message>
      <source>Search the tags</source>
      <translation>Szukaj w tagach</translation>
    </message>
    <message>
      <source>Select a command, then press its new key in the field below.</source>
      <translation>Wybierz polecenie, a potem naciśnij jego nowy klawisz w polu poniżej.</translation>
    </message>
    <message>
      <source>Select the next mark; arrow keys move it, Enter takes its next handle</source>
      <translation>Wybierz następną adnotację; strzałki ją przesuwają, Enter wybiera jej następny uchwyt</translation>
    </message>
    <message>
      <source>Self-test</source>
      <translation>Autotest</translation>
    </message>
    <message>
      <source>Settin&amp;gs…</source>
      <translation>Ustaw&amp;ienia…</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ustawienia</translation>
    </message>
    <message>
      <source>Share of the full strength from which on the map is drawn, in percent</source>
      <translation>Część pełnej intensywności, od której mapa jest rysowana, w procentach</translation>
    </message>
    <message>
      <source>Show &amp;overlay</source>
      <translation>Pokaż &amp;nakładkę</translation>
    </message>
    <message>
      <source>Show enlarged pixels as squares instead of smoothed</source>
      <translation>Pokazuj powiększone piksele jako kwadraty zamiast wygładzonych</translation>
    </message>
    <message>
      <source>Show everything that the file says about itself</source>
      <translation>Pokaż wszystko, co plik mówi o sobie</translation>
    </message>
    <message>
      <source>Show the map of the next label</source>
      <translation>Pokaż mapę następnej etykiety</translation>
    </message>
    <message>
      <source>Show the next file of the list</source>
      <translation>Pokaż następny plik z listy</translation>
    </message>
    <message>
      <source>Show the next frame of the file</source>
      <translation>Pokaż następną klatkę pliku</translation>
    </message>
    <message>
      <source>Show the next kind of map</source>
      <translation>Pokaż następny rodzaj mapy</translation>
    </message>
    <message>
      <source>Show the next of those side by side in the panel</source>
      <translation>Pokaż w panelu następny z radiogramów obok siebie</translation>
    </message>
    <message>
      <source>Show the other radiograph in the place of the first; held down, only as long</source>
      <translation>Pokaż drugi radiogram w miejscu pierwszego; przy przytrzymaniu tylko na ten czas</translation>
    </message>
    <message>
      <source>Show the pixels that the network was given</source>
      <translation>Pokaż piksele, które otrzymała sieć</translation>
    </message>
    <message>
      <source>Show the previous file of the list</source>
      <translation>Pokaż poprzedni plik z listy</translation>
    </message>
    <message>
      <source>Show the previous frame of the file</source>
      <translation>Pokaż poprzednią klatkę pliku</translation>
    </message>
    <message>
      <source>Show the stored values without any window, and back</source>
      <translation>Pokaż zapisane wartości bez żadnego okna i wróć</translation>
    </message>
    <message>
      <source>Show the whole radiograph</source>
      <translation>Pokaż cały radiogram</translation>
    </message>
    <message>
      <source>Show up to four opened views of the same study beside each other; again to stop</source>
      <translation>Pokaż obok siebie do czterech otwartych projekcji tego samego badania; ponownie, aby zakończyć</translation>
    </message>
    <message>
      <source>Show what was read into a folder before, from its journal</source>
      <translation>Pokaż z dziennika to, co wcześniej odczytano do folderu</translation>
    </message>
    <message>
      <source>Show where the model looked</source>
      <translation>Pokaż, gdzie patrzył model</translation>
    </message>
    <message>
      <source>Single feature map</source>
      <translation>Pojedyncza mapa cech</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Rozmiar</translation>
    </message>
    <message>
      <source>Size in pixels</source>
      <translation>Rozmiar w pikselach</translation>
    </message>
    <message>
      <source>Skiagraph is not a medical device. It is neither CE-marked nor cleared by the FDA or any other authority, and must not be used to diagnose, to treat, or to decide about a patient.</source>
      <translation>Skiagraph nie jest wyrobem medycznym. Nie ma oznakowania CE ani dopuszczenia FDA lub jakiegokolwiek innego organu i nie wolno go używać do rozpoznawania, leczenia ani podejmowania decyzji dotyczących pacjenta.</translation>
    </message>
    <message>
      <source>Skiagraph: report on one radiograph</source>
      <translation>Skiagraph: raport o jednym radiogramie</translation>
    </message>
    <message>
      <source>Soft tissue</source>
      <translation>Tkanki miękkie</translation>
    </message>
    <message>
      <source>Split: {how}</source>
      <translation>Podział: {how}</translation>
    </message>
    <message>
      <source>Starting …</source>
      <translation>Uruchamianie …</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Stan</translation>
    </message>
    <message>
      <source>Stop measuring</source>
      <translation>Przerwij pomiar</translation>
    </message>
    <message>
      <source>Stop reading; the rows so far stay, and reading the folder again goes on</source>
      <translation>Przerwij odczyt; dotychczasowe wiersze pozostaną, a ponowny odczyt folderu będzie kontynuacją</translation>
    </message>
    <message>
      <source>Stop the export</source>
      <translation>Przerwij eksport</translation>
    </message>
    <message>
      <source>Stopped at {done} of {found} files; reading the folder again goes on</source>
      <translation>Zatrzymano po {done} z {found} plików; ponowny odczyt folderu będzie kontynuacją</translation>
    </message>
    <message>
      <source>Sum of activations</source>
      <translation>Suma aktywacji</translation>
    </message>
    <message>
      <source>Table  ({name})</source>
      <translation>Tabela LUT  ({name})</translation>
    </message>
    <message>
      <source>Table (*.csv)</source>
      <translation>Tabela (*.csv)</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Tag</translation>
    </message>
    <message>
      <source>Tag number, name or value</source>
      <translation>Numer, nazwa lub wartość tagu</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Tagi</translation>
    </message>
    <message>
      <source>Tags of the radiograph</source>
      <translation>Tagi radiogramu</translation>
    </message>
    <message>
      <source>Take all files from the list; the files themselves are not touched</source>
      <translation>Usuń wszystkie pliki z listy; same pliki pozostaną bez zmian</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>Cofnij</translation>
    </message>
    <message>
      <source>Take back the last change of the marks</source>
      <translation>Cofnij ostatnią zmianę adnotacji</translation>
    </message>
    <message>
      <source>Take the card's threshold of the label again instead of yours</source>
      <translation>Przyjmij znów próg etykiety z karty zamiast własnego</translation>
    </message>
    <message>
      <source>Take the file on the screen from the list; the file itself is not touched</source>
      <translation>Usuń z listy plik widoczny na ekranie; sam plik pozostanie bez zmian</translation>
    </message>
    <message>
      <source>Take the last decision or comment back</source>
      <translation>Cofnij ostatnią decyzję lub komentarz</translation>
    </message>
    <message>
      <source>Take this answer with doubt.</source>
      <translation>Tę odpowiedź należy przyjąć z rezerwą.</translation>
    </message>
    <message>
      <source>Te&amp;xts</source>
      <translation>&amp;Teksty</translation>
    </message>
    <message>
      <source>Temperature {temperature}; calibration {said}.</source>
      <translation>Temperatura {temperature}; kalibracja: {said}.</translation>
    </message>
    <message>
      <source>Temperature {temperature}; expected calibration error {error} on {where}.</source>
      <translation>Temperatura {temperature}; oczekiwany błąd kalibracji {error}, zmierzony na: {where}.</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Tekst</translation>
    </message>
    <message>
      <source>Text beside the mark</source>
      <translation>Tekst obok adnotacji</translation>
    </message>
    <message>
      <source>Text of the mark</source>
      <translation>Tekst adnotacji</translation>
    </message>
    <message>
      <source>Text of the selected mark</source>
      <translation>Tekst wybranej adnotacji</translation>
    </message>
    <message>
      <source>The JPEG holds further pictures; the first is shown.</source>
      <translation>Plik JPEG zawiera dalsze obrazy; pokazano pierwszy.</translation>
    </message>
    <message>
      <source>The card has no held-out figures.</source>
      <translation>Karta nie zawiera miar z danych odłożonych.</translation>
    </message>
    <message>
      <source>The end of the JPEG data is missing: the lower part of the picture is plain grey instead.</source>
      <translation>Brak końca danych JPEG: zamiast dolnej części obrazu jest jednolita szarość.</translation>
    </message>
    <message>
      <source>The export was stopped; nothing was written.</source>
      <translation>Eksport przerwano; niczego nie zapisano.</translation>
    </message>
    <message>
      <source>The file begins like a program; only its DICOM part was read.</source>
      <translation>Plik zaczyna się jak program; odczytano tylko jego część DICOM.</translation>
    </message>
    <message>
      <source>The file has no DICOM header.</source>
      <translation>Plik nie ma nagłówka DICOM.</translation>
    </message>
    <message>
      <source>The file has no window; an automatic one is used.</source>
      <translation>Plik nie ma okna; użyto automatycznego.</translation>
    </message>
    <message>
      <source>The file holds more picture than its header promises; what is left over was not read.</source>
      <translation>Plik zawiera więcej obrazu, niż zapowiada nagłówek; nadmiaru nie odczytano.</translation>
    </message>
    <message>
      <source>The file holds {0} frames; only the first one was read.</source>
      <translation>Plik zawiera klatek: {0}; odczytano tylko pierwszą.</translation>
    </message>
    <message>
      <source>The file says no pixel spacing, so the true size is not known; draw a known length to set it.</source>
      <translation>Plik nie podaje rozmiaru piksela, więc rozmiar rzeczywisty nie jest znany; narysuj znaną długość, aby go ustalić.</translation>
    </message>
    <message>
      <source>The file says that letters are burnt into this picture. De-identifying does not remove them: look.</source>
      <translation>Plik informuje, że na tym obrazie są wypalone litery. Deidentyfikacja ich nie usuwa: sprawdź obraz.</translation>
    </message>
    <message>
      <source>The file seems damaged. {0}</source>
      <translation>Plik wydaje się uszkodzony. {0}</translation>
    </message>
    <message>
      <source>The file's header is damaged in places: {0}.</source>
      <translation>Nagłówek pliku jest miejscami uszkodzony: {0}.</translation>
    </message>
    <message>
      <source>The file's header is damaged; what could be read of it is shown.</source>
      <translation>Nagłówek pliku jest uszkodzony; pokazano to, co udało się z niego odczytać.</translation>
    </message>
    <message>
      <source>The file's own window, not inverted</source>
      <translation>Okno zapisane w pliku, bez odwrócenia szarości</translation>
    </message>
    <message>
      <source>The first shard in {0} was read with a file of {1} that is not here: install the same Skiagraph on every machine, or scan every shard with --provider cpu.</source>
      <translation>Pierwsza część w {0} została odczytana plikiem modelu {1}, którego tu nie ma: zainstaluj tę samą wersję Skiagraph na każdym komputerze albo czytaj każdą część z --provider cpu.</translation>
    </message>
    <message>
      <source>The folder {0} cannot be read ({1}): {2}.</source>
      <translation>Nie można odczytać folderu {0} ({1}): {2}.</translation>
    </message>
    <message>
      <source>The header does not say whether its lowest value is black or white; black was assumed.</source>
      <translation>Nagłówek nie podaje, czy najniższa wartość to czerń, czy biel; przyjęto czerń.</translation>
    </message>
    <message>
      <source>The header gives the body part {0}; the model is for {1}.</source>
      <translation>Nagłówek podaje część ciała {0}; model jest przeznaczony dla: {1}.</translation>
    </message>
    <message>
      <source>The header gives the modality {0}; the model is for {1}.</source>
      <translation>Nagłówek podaje modalność {0}; model jest przeznaczony dla: {1}.</translation>
    </message>
    <message>
      <source>The header gives the view {0}; the model is for {1}.</source>
      <translation>Nagłówek podaje projekcję {0}; model jest przeznaczony dla: {1}.</translation>
    </message>
    <message>
      <source>The header is damaged; what could be read of it is shown.</source>
      <translation>Nagłówek jest uszkodzony; pokazano to, co udało się z niego odczytać.</translation>
    </message>
    <message>
      <source>The header names no character set for its letters; names may be shown wrong.</source>
      <translation>Nagłówek nie podaje zestawu znaków; imiona i nazwiska mogą być wyświetlane błędnie.</translation>
    </message>
    <message>
      <source>The header says both that low values are black and that they are white; white was used.</source>
      <translation>Nagłówek podaje zarówno, że niskie wartości są czarne, jak i że są białe; użyto bieli.</translation>
    </message>
    <message>
      <source>The header's BitsStored {0} is impossible; {1} was used.</source>
      <translation>Wartość BitsStored w nagłówku ({0}) jest niemożliwa; użyto {1}.</translation>
    </message>
    <message>
      <source>The header's HighBit {0} is impossible; {1} was used.</source>
      <translation>Wartość HighBit w nagłówku ({0}) jest niemożliwa; użyto {1}.</translation>
    </message>
    <message>
      <source>The header's RescaleSlope is 0 and was ignored.</source>
      <translation>Wartość RescaleSlope w nagłówku wynosi 0 i została pominięta.</translation>
    </message>
    <message>
      <source>The header's VOILUTFunction is unknown; LINEAR was used.</source>
      <translation>Wartość VOILUTFunction w nagłówku jest nieznana; użyto LINEAR.</translation>
    </message>
    <message>
      <source>The header's character set does not fit its text; names may be shown wrong.</source>
      <translation>Zestaw znaków z nagłówka nie pasuje do jego tekstu; imiona i nazwiska mogą być wyświetlane błędnie.</translation>
    </message>
    <message>
      <source>The header's distances of the X-ray source are implausible and were ignored.</source>
      <translation>Podane w nagłówku odległości źródła promieniowania są niewiarygodne i zostały pominięte.</translation>
    </message>
    <message>
      <source>The header's proportions of a pixel are implausible and were ignored.</source>
      <translation>Podane w nagłówku proporcje piksela są niewiarygodne i zostały pominięte.</translation>
    </message>
    <message>
      <source>The header's window with width {0} is broken and was ignored.</source>
      <translation>Okno z nagłówka o szerokości {0} jest uszkodzone i zostało pominięte.</translation>
    </message>
    <message>
      <source>The header's {0} is broken and was ignored.</source>
      <translation>Element nagłówka {0} jest uszkodzony i został pominięty.</translation>
    </message>
    <message>
      <source>The header's {0} is shorter than it says and was ignored.</source>
      <translation>Element nagłówka {0} jest krótszy, niż podano, i został pominięty.</translation>
    </message>
    <message>
      <source>The header's {0} says {1} bits, but its values have {2}, which was used.</source>
      <translation>Element nagłówka {0} podaje bity: {1}, ale jego wartości mają: {2}; tego użyto.</translation>
    </message>
    <message>
      <source>The highest expected grade first, then files without an answer.</source>
      <translation>Najpierw najwyższy oczekiwany stopień, potem pliki bez odpowiedzi.</translation>
    </message>
    <message>
      <source>The journal and the reports hold file names and small pictures.</source>
      <translation>Dziennik i raporty zawierają nazwy plików i małe obrazy.</translation>
    </message>
    <message>
      <source>The journal does not say which folder it is of: read the folder again.</source>
      <translation>Dziennik nie podaje, jakiego folderu dotyczy: odczytaj folder ponownie.</translation>
    </message>
    <message>
      <source>The key {0} cannot be used ({1}): name another file.</source>
      <translation>Nie można użyć klucza {0} ({1}): podaj inny plik.</translation>
    </message>
    <message>
      <source>The last decision was taken back.</source>
      <translation>Cofnięto ostatnią decyzję.</translation>
    </message>
    <message>
      <source>The last decision, on {name}, was taken back.</source>
      <translation>Cofnięto ostatnią decyzję, dotyczącą {name}.</translation>
    </message>
    <message>
      <source>The least certain answer first, then files without an answer.</source>
      <translation>Najpierw najmniej pewna odpowiedź, potem pliki bez odpowiedzi.</translation>
    </message>
    <message>
      <source>The left button moves the radiograph again</source>
      <translation>Lewy przycisk znów przesuwa radiogram</translation>
    </message>
    <message>
      <source>The list of a folder's radiographs, or the radiograph again</source>
      <translation>Lista radiogramów folderu lub znów radiogram</translation>
    </message>
    <message>
      <source>The map is faint: hardly anything speaks for the label.</source>
      <translation>Mapa jest słaba: prawie nic nie przemawia za etykietą.</translation>
    </message>
    <message>
      <source>The map's strength from 0 to 100 %; drawn from {percent} % on</source>
      <translation>Intensywność mapy od 0 do 100 %; rysowana od {percent} %</translation>
    </message>
    <message>
      <source>The marks that were saved for this radiograph are damaged and are not shown; new ones will take their place.</source>
      <translation>Zapisane dla tego radiogramu adnotacje są uszkodzone i nie są pokazywane; zastąpią je nowe.</translation>
    </message>
    <message>
      <source>The middle of the radiograph, cut to this shape.</source>
      <translation>Środek radiogramu, przycięty do tego kształtu.</translation>
    </message>
    <message>
      <source>The model does not answer for this picture.</source>
      <translation>Model odmawia odpowiedzi dla tego obrazu.</translation>
    </message>
    <message>
      <source>The model gave no answer.</source>
      <translation>Model nie dał odpowiedzi.</translation>
    </message>
    <message>
      <source>The model gave no finding to agree or disagree with.</source>
      <translation>Model nie podał znaleziska, z którym można się zgodzić lub nie.</translation>
    </message>
    <message>
      <source>The model gives no finding: this radiograph lies outside its limits.</source>
      <translation>Model nie podaje żadnego znaleziska: ten radiogram wykracza poza jego ograniczenia.</translation>
    </message>
    <message>
      <source>The model is asked about every radiograph in this folder and those in it:</source>
      <translation>Model oceni każdy radiogram w tym folderze i jego podfolderach:</translation>
    </message>
    <message>
      <source>The model is being loaded …</source>
      <translation>Trwa wczytywanie modelu …</translation>
    </message>
    <message>
      <source>The model is looking at the radiograph …</source>
      <translation>Model analizuje radiogram …</translation>
    </message>
    <message>
      <source>The model is looking …</source>
      <translation>Model analizuje …</translation>
    </message>
    <message>
      <source>The model was made to answer against its limits, which speak against using this answer.</source>
      <translation>Model odpowiedział na żądanie mimo swoich ograniczeń, które przemawiają przeciw użyciu tej odpowiedzi.</translation>
    </message>
    <message>
      <source>The model's limits put this answer in doubt.</source>
      <translation>Ograniczenia modelu podają tę odpowiedź w wątpliwość.</translation>
    </message>
    <message>
      <source>The network was not run: a rule had refused the radiograph before.</source>
      <translation>Sieci nie uruchomiono: wcześniej reguła odrzuciła radiogram.</translation>
    </message>
    <message>
      <source>The overlay {0} is broken and was ignored.</source>
      <translation>Nakładka z pliku {0} jest uszkodzona i została pominięta.</translation>
    </message>
    <message>
      <source>The patient is hidden.</source>
      <translation>Dane pacjenta są ukryte.</translation>
    </message>
    <message>
      <source>The patient is {0} years old; the model is for ages {1} to {2}.</source>
      <translation>Wiek pacjenta: {0}; model jest przeznaczony dla wieku od {1} do {2} lat.</translation>
    </message>
    <message>
      <source>The picture has only {0} x {1} pixels; the model looks at {2} x {3}.</source>
      <translation>Obraz ma tylko {0} x {1} pikseli; model analizuje {2} x {3}.</translation>
    </message>
    <message>
      <source>The picture is in colour; its luminance is shown and judged.</source>
      <translation>Obraz jest kolorowy; pokazywana i oceniana jest jego luminancja.</translation>
    </message>
    <message>
      <source>The picture is nearly empty (grey values spread by {0}, at least {1}).</source>
      <translation>Obraz jest prawie pusty (rozrzut odcieni szarości {0}, wymagane co najmniej {1}).</translation>
    </message>
    <message>
      <source>The picture is partly transparent; it is laid on black.</source>
      <translation>Obraz jest częściowo przezroczysty; umieszczono go na czerni.</translation>
    </message>
    <message>
      <source>The picture is unlike everything the model was trained on (distance {0}, limit {1}).</source>
      <translation>Obraz nie przypomina niczego, na czym uczono model (odległość {0}, granica {1}).</translation>
    </message>
    <message>
      <source>The picture is unusual for the model (distance {0}, usual up to {1}).</source>
      <translation>Obraz jest nietypowy dla modelu (odległość {0}, zwykle do {1}).</translation>
    </message>
    <message>
      <source>The picture seems inverted: dark where the training pictures are bright (likeness {0}, at least {1}).</source>
      <translation>Zdjęcie wydaje się odwrócone: ciemne tam, gdzie zdjęcia uczące są jasne (podobieństwo {0}, co najmniej {1}).</translation>
    </message>
    <message>
      <source>The picture was copied.</source>
      <translation>Obraz skopiowano.</translation>
    </message>
    <message>
      <source>The picture was saved as {name}.</source>
      <translation>Obraz zapisano jako {name}.</translation>
    </message>
    <message>
      <source>The pixels are not square ({0} to {1}); they are shown in their true proportions.</source>
      <translation>Piksele nie są kwadratowe ({0} do {1}); są pokazane w swoich prawdziwych proporcjach.</translation>
    </message>
    <message>
      <source>The printer did not take the report: check it, or choose another one.</source>
      <translation>Drukarka nie przyjęła raportu: sprawdź ją albo wybierz inną.</translation>
    </message>
    <message>
      <source>The publisher's train and val folders together, dealt again by a keyed hash: 80 % train, 10 % choose weights and temperature (validation), 10 % are looked at once, at the end (test). A patient is the seven digits of the file name; both knees of a patient lie in one split.</source>
      <translation>Foldery train i val wydawcy razem, podzielone na nowo według skrótu z kluczem: 80 % służy do uczenia, 10 % do wyboru wag i temperatury (walidacja), a 10 % jest użyte jeden raz, na końcu (test). Pacjent to siedem cyfr nazwy pliku; oba stawy kolanowe pacjenta należą do jednego zbioru.</translation>
    </message>
    <message>
      <source>The radiograph twice: without its overlay and with it</source>
      <translation>Radiogram dwukrotnie: bez nakładki i z nakładką</translation>
    </message>
    <message>
      <source>The radiograph with the map</source>
      <translation>Radiogram z mapą</translation>
    </message>
    <message>
      <source>The radiograph.</source>
      <translation>Radiogram.</translation>
    </message>
    <message>
      <source>The reader's decision</source>
      <translation>Decyzja oceniającego</translation>
    </message>
    <message>
      <source>The report cannot be written into {0} ({1}): choose another folder.</source>
      <translation>Nie można zapisać raportu w {0} ({1}): wybierz inny folder.</translation>
    </message>
    <message>
      <source>The report does not fit into {0}, its disk is full: free some space or choose another.</source>
      <translation>Raport nie mieści się w {0}, dysk jest pełny: zwolnij miejsce lub wybierz inny folder.</translation>
    </message>
    <message>
      <source>The report in {0} is held against labels, and nobody knows where they are: write it with skiagraph scan FOLDER --out DIR --labels folders|FILE.csv instead.</source>
      <translation>Raport w {0} jest porównany z etykietami, lecz nie wiadomo, gdzie one są: zapisz go zamiast tego poleceniem skiagraph scan FOLDER --out DIR --labels folders|FILE.csv.</translation>
    </message>
    <message>
      <source>The report was saved as {name}.</source>
      <translation>Raport zapisano jako {name}.</translation>
    </message>
    <message>
      <source>The report was sent to the printer.</source>
      <translation>Raport wysłano do drukarki.</translation>
    </message>
    <message>
      <source>The reports are in {folder}.</source>
      <translation>Raporty są w folderze {folder}.</translation>
    </message>
    <message>
      <source>The reports are in {folder}. They are de-identified; the journal there is not.</source>
      <translation>Raporty są w folderze {folder}. Są po deidentyfikacji; dziennik w tym folderze nie.</translation>
    </message>
    <message>
      <source>The scheduler has no workers: start some with dask worker, and scan again.</source>
      <translation>Planista (scheduler) nie ma procesów roboczych: uruchom je poleceniem dask worker i odczytaj ponownie.</translation>
    </message>
    <message>
      <source>The scheduler is gone: start it again, and then the same command; the rows so far are kept.</source>
      <translation>Planista (scheduler) zniknął: uruchom go ponownie, a potem to samo polecenie; dotychczasowe wiersze są zachowane.</translation>
    </message>
    <message numerus="yes">
      <source>The scores of all {count} labels are below the model's operating points.</source>
      <translation>
        <numerusform>Wynik jedynej etykiety modelu ({count}) jest poniżej jej punktu pracy.</numerusform>
        <numerusform>Wyniki wszystkich {count} etykiet są poniżej punktów pracy modelu.</numerusform>
        <numerusform>Wyniki wszystkich {count} etykiet są poniżej punktów pracy modelu.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The scores of {count} other labels are below their operating points.</source>
      <translation>
        <numerusform>Wynik {count} innej etykiety jest poniżej jej punktu pracy.</numerusform>
        <numerusform>Wyniki {count} innych etykiet są poniżej ich punktów pracy.</numerusform>
        <numerusform>Wyniki {count} innych etykiet są poniżej ich punktów pracy.</numerusform>
      </translation>
    </message>
    <message>
      <source>The selected mark's next handle; with a tool in hand, a new mark in the middle</source>
      <translation>Następny uchwyt wybranej adnotacji; z wybranym narzędziem nowa adnotacja pośrodku</translation>
    </message>
    <message>
      <source>The table cannot be written to {0} ({1}); choose another place.</source>
      <translation>Nie można zapisać tabeli w {0} ({1}); wybierz inne miejsce.</translation>
    </message>
    <message>
      <source>The two models answer about nothing in common ({0}): compare models that share a label.</source>
      <translation>Te dwa modele nie mają wspólnych odpowiedzi ({0}): porównaj modele, które mają wspólną etykietę.</translation>
    </message>
    <message>
      <source>The whole radiograph, stretched to this shape.</source>
      <translation>Cały radiogram, rozciągnięty do tego kształtu.</translation>
    </message>
    <message>
      <source>The whole radiograph, with borders to this shape.</source>
      <translation>Cały radiogram, z marginesami do tego kształtu.</translation>
    </message>
    <message>
      <source>The worker {0} has no Skiagraph {1}: install it there.</source>
      <translation>Proces roboczy {0} nie ma programu Skiagraph {1}: zainstaluj go tam.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Motyw</translation>
    </message>
    <message>
      <source>There is no file in {0}: connect its drive or name another folder; the report in {1} stays as it is.</source>
      <translation>W folderze {0} nie ma żadnego pliku: podłącz jego dysk albo wskaż inny folder; raport w {1} pozostaje bez zmian.</translation>
    </message>
    <message>
      <source>There is no file in {names}: choose another folder.</source>
      <translation>Nie ma żadnego pliku w {names}: wybierz inny folder.</translation>
    </message>
    <message>
      <source>There is no model in {0}: install Skiagraph again, or name a model file.</source>
      <translation>Brak modelu w {0}: zainstaluj Skiagraph ponownie lub podaj plik modelu.</translation>
    </message>
    <message>
      <source>There is room for {count} marks; delete one first.</source>
      <translation>Dozwolona liczba adnotacji: {count}; najpierw usuń jedną z nich.</translation>
    </message>
    <message>
      <source>Thing of known length</source>
      <translation>Obiekt o znanej długości</translation>
    </message>
    <message>
      <source>This batch was begun with {0}, whose golden pictures' scores this machine computes off by {1}: go on where it was begun, or name --provider cpu, for every shard, to read all anew.</source>
      <translation>Tę serię rozpoczęto z {0}, lecz wyniki jego obrazów wzorcowych różnią się na tym komputerze o {1}: kontynuuj tam, gdzie ją rozpoczęto, albo podaj --provider cpu (dla każdej części), aby odczytać wszystko od nowa.</translation>
    </message>
    <message>
      <source>This is a colour picture, not a radiograph (channels differ by {0}).</source>
      <translation>To obraz kolorowy, nie radiogram (różnica kanałów: {0}).</translation>
    </message>
    <message>
      <source>This model averages its feature maps, so that HiResCAM is the same as Grad-CAM.</source>
      <translation>Ten model uśrednia swoje mapy cech, więc HiResCAM jest tym samym co Grad-CAM.</translation>
    </message>
    <message>
      <source>This picture</source>
      <translation>Ten obraz</translation>
    </message>
    <message>
      <source>This screen does not say how large it is; calibrate it first ({key}).</source>
      <translation>Ten ekran nie podaje swojej wielkości; najpierw go skalibruj ({key}).</translation>
    </message>
    <message>
      <source>Ticks: {ticks}</source>
      <translation>Kreski: {ticks}</translation>
    </message>
    <message>
      <source>Tools</source>
      <translation>Narzędzia</translation>
    </message>
    <message>
      <source>Trained on fixed-flexion radiographs of one knee each, cropped to the joint and stored as 8-bit pictures, from people of 45 to 79 years in one American study. Not tested on other hospitals' pictures, on both knees in one picture, on lateral views, on implants or fractures. Readers disagree on grade 1, and so does the model.</source>
      <translation>Uczony na radiogramach pojedynczych stawów kolanowych w ustalonym zgięciu (fixed flexion), przyciętych do stawu i zapisanych jako obrazy 8-bitowe, od osób w wieku od 45 do 79 lat z jednego badania amerykańskiego. Niesprawdzony na obrazach z innych szpitali, na obu kolanach na jednym obrazie, na projekcjach bocznych, na implantach ani złamaniach. Co do stopnia 1 oceniający nie są zgodni, model także nie.</translation>
    </message>
    <message>
      <source>Trained on frontal radiographs of children aged one to five from one hospital, already cropped to the chest and stored as 8-bit pictures. Useless on adults: between pneumonia and no finding in NIH's adult pictures it ranks worse than chance. Not tested on lateral views, on other hospitals' children or on other lung diseases, which it may call pneumonia. It answers about the whole picture; the map shows where the network looked, not where disease is.</source>
      <translation>Uczony na radiogramach w projekcji PA lub AP dzieci w wieku od roku do pięciu lat z jednego szpitala, już przyciętych do klatki piersiowej i zapisanych jako obrazy 8-bitowe. Nieprzydatny u dorosłych: na obrazach dorosłych z NIH odróżnia zapalenie płuc od braku znalezisk gorzej niż losowo. Niesprawdzony na projekcjach bocznych, na dzieciach z innych szpitali ani na innych chorobach płuc, które może nazwać zapaleniem płuc. Odpowiada o całym obrazie; mapa pokazuje, gdzie patrzyła sieć, a nie gdzie jest choroba.</translation>
    </message>
    <message>
      <source>True size, {unit}</source>
      <translation>Rozmiar rzeczywisty, {unit}</translation>
    </message>
    <message>
      <source>Truth from {0}, known for {1} files; {2} have an answer.</source>
      <translation>Prawda referencyjna z: {0}, znana dla plików: {1}; z odpowiedzią: {2}.</translation>
    </message>
    <message>
      <source>Turn by 90° to the left</source>
      <translation>Obróć o 90° w lewo</translation>
    </message>
    <message>
      <source>Turn by 90° to the right</source>
      <translation>Obróć o 90° w prawo</translation>
    </message>
    <message>
      <source>Type a few letters of what you want to do</source>
      <translation>Wpisz kilka liter tego, co chcesz zrobić</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Jednostka</translation>
    </message>
    <message>
      <source>Unsure</source>
      <translation>Niepewny</translation>
    </message>
    <message>
      <source>VOI off</source>
      <translation>VOI wyłączone</translation>
    </message>
    <message>
      <source>VR</source>
      <translation>VR</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Wartość</translation>
    </message>
    <message>
      <source>Value {value}</source>
      <translation>Wartość {value}</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Projekcja</translation>
    </message>
    <message>
      <source>Wait at most</source>
      <translation>Maks. oczekiwanie</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Oczekiwanie</translation>
    </message>
    <message>
      <source>Warm</source>
      <translation>Ciepłe</translation>
    </message>
    <message>
      <source>Weak at {label}: {why}.</source>
      <translation>Słabe wyniki, etykieta „{label}”: {why}.</translation>
    </message>
    <message>
      <source>Weak. Trained on 497 pictures of one hospital whose labels were mined from report texts and are wrong in a part of the cases. Every training picture with a finding was called pneumonia, so effusion, oedema, atelectasis, masses and other diseases may be called pneumonia or infiltration. Postero-anterior views are called pneumonia more often (58 %) than antero-posterior ones (25 %), which the model may have learned instead. Its scores are right where about a third of the pictures show pneumonia, as in training (37 %); in the test, which holds every patient with boxes, 54 % do, and the scores are too low by 0.11 on average. Its maps say little about where disease lies: on 36 pictures with radiologists' boxes their strongest place lay in a box 8 times (22 %, by chance 10 %; greys rounded otherwise made it 5). Not tested on children, on lateral views or on other hospitals' pictures.</source>
      <translation>Słaby model. Uczony na 497 obrazach z jednego szpitala, których etykiety wydobyto z tekstów opisów i w części przypadków są błędne. Każdy obraz uczący ze znaleziskiem oznaczono jako zapalenie płuc, dlatego wysięk, obrzęk, niedodma, guzy i inne choroby mogą zostać nazwane zapaleniem płuc lub naciekiem. Projekcje tylno-przednie oznaczono jako zapalenie płuc częściej (58 %) niż przednio-tylne (25 %) i model mógł nauczyć się właśnie tego. Jego wyniki są trafne tam, gdzie zapalenie płuc widać na około jednej trzeciej obrazów, jak w danych uczących (37 %); w zbiorze testowym, do którego należą wszyscy pacjenci z ramkami, jest ich 54 %, a wyniki są średnio za niskie o 0,11. Jego mapy mówią niewiele o tym, gdzie jest choroba: na 36 obrazach z ramkami radiologów najsilniejsze miejsce mapy leżało w ramce 8 razy (22 %, przypadkowo 10 %; przy innym zaokrągleniu odcieni 5). Niesprawdzony na dzieciach, na projekcjach bocznych ani na obrazach z innych szpitali.</translation>
    </message>
    <message>
      <source>What Skiagraph is for, and what not</source>
      <translation>Do czego służy Skiagraph, a do czego nie</translation>
    </message>
    <message>
      <source>What do you want to do?</source>
      <translation>Co chcesz zrobić?</translation>
    </message>
    <message>
      <source>What it cannot do</source>
      <translation>Ograniczenia</translation>
    </message>
    <message>
      <source>What it expects</source>
      <translation>Oczekiwane obrazy</translation>
    </message>
    <message>
      <source>What it is for</source>
      <translation>Przeznaczenie</translation>
    </message>
    <message>
      <source>What it was made from</source>
      <translation>Dane uczące</translation>
    </message>
    <message>
      <source>What the &amp;network sees</source>
      <translation>Co widzi &amp;sieć</translation>
    </message>
    <message>
      <source>What the model is for, and how good it is</source>
      <translation>Do czego służy model i jak jest dobry</translation>
    </message>
    <message>
      <source>What the model says</source>
      <translation>Co podaje model</translation>
    </message>
    <message>
      <source>What the network sees</source>
      <translation>Co widzi sieć</translation>
    </message>
    <message>
      <source>What the network sees in the picture; it does not speak for or against a label.</source>
      <translation>To, co sieć widzi na obrazie; nie przemawia za etykietą ani przeciw niej.</translation>
    </message>
    <message>
      <source>What the network was given</source>
      <translation>Co otrzymała sieć</translation>
    </message>
    <message>
      <source>What was decided before is being read …</source>
      <translation>Odczyt wcześniejszych decyzji …</translation>
    </message>
    <message>
      <source>Wheel</source>
      <translation>Kółko myszy</translation>
    </message>
    <message>
      <source>Where the model looked</source>
      <translation>Gdzie patrzył model</translation>
    </message>
    <message>
      <source>Where the model looked ({key})</source>
      <translation>Gdzie patrzył model ({key})</translation>
    </message>
    <message>
      <source>Where the model looked: {method}</source>
      <translation>Gdzie patrzył model: {method}</translation>
    </message>
    <message>
      <source>Where the model looked: {method} of {label}</source>
      <translation>Gdzie patrzył model: {method}, {label}</translation>
    </message>
    <message>
      <source>Where these answers come from</source>
      <translation>Skąd pochodzą te odpowiedzi</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Dlaczego</translation>
    </message>
    <message>
      <source>Window between the darkest and brightest percent</source>
      <translation>Okno między najciemniejszym a najjaśniejszym procentem</translation>
    </message>
    <message>
      <source>Window of the radiograph</source>
      <translation>Okno radiogramu</translation>
    </message>
    <message>
      <source>Window of the radiograph (1 … 9)</source>
      <translation>Okno radiogramu (1 … 9)</translation>
    </message>
    <message>
      <source>Window {0} of the list</source>
      <translation>Okno {0} z listy</translation>
    </message>
    <message>
      <source>Window {width}  Center {center}  ({name})</source>
      <translation>Okno {width}  Środek {center}  ({name})</translation>
    </message>
    <message>
      <source>Window: right is wider, down is brighter</source>
      <translation>Okno: w prawo szersze, w dół jaśniejsze</translation>
    </message>
    <message>
      <source>With overlay</source>
      <translation>Z nakładką</translation>
    </message>
    <message>
      <source>Within the model's limits.</source>
      <translation>W granicach ograniczeń modelu.</translation>
    </message>
    <message>
      <source>Without a model there is no answer to agree with.</source>
      <translation>Bez modelu nie ma odpowiedzi, z którą można się zgodzić.</translation>
    </message>
    <message>
      <source>Without a model there is no network that is given anything.</source>
      <translation>Bez modelu nie ma sieci, która cokolwiek otrzymuje.</translation>
    </message>
    <message>
      <source>Without overlay</source>
      <translation>Bez nakładki</translation>
    </message>
    <message>
      <source>Work&amp;list</source>
      <translation>&amp;Lista robocza</translation>
    </message>
    <message>
      <source>Worklist</source>
      <translation>Lista robocza</translation>
    </message>
    <message>
      <source>Write a comment on the label</source>
      <translation>Napisz komentarz do etykiety</translation>
    </message>
    <message>
      <source>Write on the radiograph: click where</source>
      <translation>Napisz na radiogramie: kliknij miejsce</translation>
    </message>
    <message>
      <source>Write r&amp;eports</source>
      <translation>Zapisz &amp;raporty</translation>
    </message>
    <message>
      <source>Write reports</source>
      <translation>Zapisz raporty</translation>
    </message>
    <message>
      <source>Write the batch's reports beside its journal</source>
      <translation>Zapisz raporty partii obok jej dziennika</translation>
    </message>
    <message>
      <source>Writing the report …</source>
      <translation>Zapisywanie raportu …</translation>
    </message>
    <message>
      <source>Writing the reports …</source>
      <translation>Zapisywanie raportów …</translation>
    </message>
    <message>
      <source>You</source>
      <translation>Ocena własna</translation>
    </message>
    <message>
      <source>You have not called a label present or absent yet.</source>
      <translation>Żadnej etykiety nie oznaczono jeszcze jako stwierdzonej lub niestwierdzonej.</translation>
    </message>
    <message>
      <source>You may not write into {0}: choose another folder for the report.</source>
      <translation>Brak prawa zapisu w {0}: wybierz na raport inny folder.</translation>
    </message>
    <message>
      <source>You saw the model's answer before you decided, which makes agreement more likely. Shares and kappa are given from 20 decisions on.</source>
      <translation>Odpowiedź modelu była widoczna przed podjęciem decyzji, co zwiększa prawdopodobieństwo zgodności. Odsetki i kappa są podawane od 20 decyzji.</translation>
    </message>
    <message>
      <source>Your initials</source>
      <translation>Własne inicjały</translation>
    </message>
    <message>
      <source>Zoom &amp;in</source>
      <translation>&amp;Powiększ</translation>
    </message>
    <message>
      <source>Zoom &amp;out</source>
      <translation>Po&amp;mniejsz</translation>
    </message>
    <message>
      <source>Zoom in; also the mouse wheel</source>
      <translation>Powiększ; także kółkiem myszy</translation>
    </message>
    <message>
      <source>Zoom out; also the mouse wheel</source>
      <translation>Pomniejsz; także kółkiem myszy</translation>
    </message>
    <message>
      <source>Zoom towards the pointer</source>
      <translation>Powiększanie w kierunku wskaźnika</translation>
    </message>
    <message>
      <source>Zoom {percent} %</source>
      <translation>Powiększenie {percent} %</translation>
    </message>
    <message>
      <source>Zoom, move and window radiographs beside each other together</source>
      <translation>Powiększaj, przesuwaj i zmieniaj okno radiogramów obok siebie jednocześnie</translation>
    </message>
    <message>
      <source>a part of its content is empty: copy it again from where it came</source>
      <translation>część jego zawartości jest pusta; skopiuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>a part of the codestream is empty</source>
      <translation>część strumienia kodowego jest pusta</translation>
    </message>
    <message>
      <source>a worker process does not start</source>
      <translation>proces roboczy się nie uruchamia</translation>
    </message>
    <message>
      <source>about</source>
      <translation>czego dotyczy</translation>
    </message>
    <message>
      <source>absent, agree</source>
      <translation>nie stwierdzono, zgodnie z modelem</translation>
    </message>
    <message>
      <source>absent, disagree</source>
      <translation>nie stwierdzono, niezgodnie z modelem</translation>
    </message>
    <message>
      <source>accuracy</source>
      <translation>dokładność</translation>
    </message>
    <message>
      <source>accuracy within one</source>
      <translation>dokładność z tolerancją jednego stopnia</translation>
    </message>
    <message>
      <source>all labels</source>
      <translation>wszystkie etykiety</translation>
    </message>
    <message>
      <source>an index of more than {0} MB is not read: scan the folder it lies in</source>
      <translation>indeks większy niż {0} MB nie jest odczytywany; odczytaj folder, w którym się znajduje</translation>
    </message>
    <message>
      <source>any</source>
      <translation>bez ograniczeń</translation>
    </message>
    <message>
      <source>aspect crop</source>
      <translation>proporcje: przycięcie</translation>
    </message>
    <message>
      <source>aspect pad</source>
      <translation>proporcje: marginesy</translation>
    </message>
    <message>
      <source>aspect stretch</source>
      <translation>proporcje: rozciągnięcie</translation>
    </message>
    <message>
      <source>balanced</source>
      <translation>zrównoważony</translation>
    </message>
    <message>
      <source>balanced accuracy</source>
      <translation>dokładność zrównoważona</translation>
    </message>
    <message>
      <source>binary</source>
      <translation>klasyfikacja binarna</translation>
    </message>
    <message>
      <source>born {date}</source>
      <translation>ur. {date}</translation>
    </message>
    <message>
      <source>calibration error</source>
      <translation>błąd kalibracji</translation>
    </message>
    <message>
      <source>calibration error beyond chance</source>
      <translation>błąd kalibracji ponad przypadek</translation>
    </message>
    <message>
      <source>calibration error by chance</source>
      <translation>błąd kalibracji oczekiwany z przypadku</translation>
    </message>
    <message>
      <source>cannot say</source>
      <translation>nie można ocenić</translation>
    </message>
    <message>
      <source>cannot see {0}: mount the folder there under the same path.</source>
      <translation>nie widzi folderu {0}: zamontuj go tam pod tą samą ścieżką.</translation>
    </message>
    <message>
      <source>comment only</source>
      <translation>tylko komentarz</translation>
    </message>
    <message>
      <source>copy it again from where it came</source>
      <translation>skopiuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>could not be opened</source>
      <translation>nie można było otworzyć</translation>
    </message>
    <message>
      <source>differs</source>
      <translation>różne</translation>
    </message>
    <message>
      <source>differs inside</source>
      <translation>różnice wewnątrz</translation>
    </message>
    <message>
      <source>earlier: absent</source>
      <translation>wcześniej: nie stwierdzono</translation>
    </message>
    <message>
      <source>earlier: cannot say</source>
      <translation>wcześniej: nie można ocenić</translation>
    </message>
    <message>
      <source>earlier: comment only</source>
      <translation>wcześniej: tylko komentarz</translation>
    </message>
    <message>
      <source>earlier: present</source>
      <translation>wcześniej: stwierdzono</translation>
    </message>
    <message>
      <source>equalisation histogram</source>
      <translation>wyrównanie: histogram</translation>
    </message>
    <message>
      <source>equalisation none</source>
      <translation>wyrównanie: brak</translation>
    </message>
    <message>
      <source>figure</source>
      <translation>miara</translation>
    </message>
    <message>
      <source>has Skiagraph {0}, not {1}: install the same version on both.</source>
      <translation>ma Skiagraph {0}, a nie {1}: zainstaluj tę samą wersję na obu.</translation>
    </message>
    <message>
      <source>high sensitivity</source>
      <translation>wysoka czułość</translation>
    </message>
    <message>
      <source>high specificity</source>
      <translation>wysoka swoistość</translation>
    </message>
    <message>
      <source>in the panel</source>
      <translation>w panelu</translation>
    </message>
    <message>
      <source>is gone: connect its drive and start again; the rows read so far are kept.</source>
      <translation>zniknął: podłącz jego dysk i uruchom ponownie; odczytane dotąd wiersze są zachowane.</translation>
    </message>
    <message>
      <source>it computes the scores of {0}'s golden pictures off by {1}: scan with --provider cpu.</source>
      <translation>wyniki obrazów wzorcowych modelu {0} różnią się tam o {1}: czytaj z --provider cpu.</translation>
    </message>
    <message>
      <source>it crashed the decoder (exit code {0}), so it is damaged: copy it again from where it came</source>
      <translation>spowodował awarię dekodera (kod wyjścia {0}), więc jest uszkodzony; skopiuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>it has {0} GB, more than the {1} GB of any radiograph: choose another file</source>
      <translation>plik ma {0} GB, a żaden radiogram nie ma więcej niż {1} GB; wybierz inny plik</translation>
    </message>
    <message>
      <source>it holds more than {0}: unpack it and scan the folder</source>
      <translation>archiwum zawiera więcej niż {0}; rozpakuj je i odczytaj folder</translation>
    </message>
    <message>
      <source>it holds {0} pictures: save the one you mean as a file of its own</source>
      <translation>liczba obrazów w pliku: {0}; zapisz właściwy jako osobny plik</translation>
    </message>
    <message>
      <source>it is a colour picture with 16 bits per channel: export it with 8, or as 16-bit grey</source>
      <translation>to obraz kolorowy z 16 bitami na kanał; wyeksportuj go z 8 bitami na kanał lub jako 16-bitowy w skali szarości</translation>
    </message>
    <message>
      <source>it is a colour picture with 16 bits per channel: save it as 16-bit grey</source>
      <translation>to obraz kolorowy z 16 bitami na kanał; zapisz go jako 16-bitowy w skali szarości</translation>
    </message>
    <message>
      <source>it is a device, not a file: choose a picture file</source>
      <translation>to urządzenie, a nie plik; wybierz plik obrazu</translation>
    </message>
    <message>
      <source>it is a folder: use `skiagraph scan` to read the files inside</source>
      <translation>to folder; aby odczytać pliki w nim, użyj `skiagraph scan`</translation>
    </message>
    <message>
      <source>it is a pipe, not a file: save the picture to a file first</source>
      <translation>to potok (pipe), a nie plik; najpierw zapisz obraz do pliku</translation>
    </message>
    <message>
      <source>it is a socket, not a file: choose a picture file</source>
      <translation>to gniazdo (socket), a nie plik; wybierz plik obrazu</translation>
    </message>
    <message>
      <source>it is an archive inside an archive, which is not opened: {0}</source>
      <translation>to archiwum w archiwum, a takie nie są otwierane; {0}</translation>
    </message>
    <message>
      <source>it is an archive of several files: {0}, or name one as {1}/NAME</source>
      <translation>to archiwum kilku plików; {0} lub wskaż jeden z nich jako {1}/NAZWA</translation>
    </message>
    <message>
      <source>it is an archive with no files inside: choose another file</source>
      <translation>to archiwum bez plików w środku; wybierz inny plik</translation>
    </message>
    <message>
      <source>it is an index, not a picture: the files it names are read on their own</source>
      <translation>to indeks, a nie obraz; wymienione w nim pliki są odczytywane osobno</translation>
    </message>
    <message>
      <source>it is empty (0 bytes): copy it again from where it came</source>
      <translation>plik jest pusty (0 bajtów); skopiuj go ponownie ze źródła</translation>
    </message>
    <message>
      <source>it is locked with a password: {0}</source>
      <translation>plik jest chroniony hasłem; {0}</translation>
    </message>
    <message>
      <source>it is neither DICOM nor a PNG, JPEG, TIFF or BMP picture: choose another file</source>
      <translation>to ani plik DICOM, ani obraz PNG, JPEG, TIFF lub BMP; wybierz inny plik</translation>
    </message>
    <message>
      <source>it is packed in a way that this program does not read (method {0}): {1}</source>
      <translation>plik spakowano w sposób, którego ten program nie odczytuje (metoda {0}); {1}</translation>
    </message>
    <message>
      <source>it needs more memory than is free: close other programs and try again</source>
      <translation>wymaga więcej pamięci, niż jest wolne; zamknij inne programy i spróbuj ponownie</translation>
    </message>
    <message>
      <source>it needs more than {0} GB of memory, which no radiograph does: choose another file</source>
      <translation>wymaga więcej niż {0} GB pamięci, a nie wymaga tyle żaden radiogram; wybierz inny plik</translation>
    </message>
    <message>
      <source>it unpacks to more than {0} MB, which no radiograph does: choose another file</source>
      <translation>po rozpakowaniu ma więcej niż {0} MB, czego nie ma żaden radiogram; wybierz inny plik</translation>
    </message>
    <message>
      <source>it unpacks to more than {0} MB: {1}</source>
      <translation>po rozpakowaniu ma więcej niż {0} MB; {1}</translation>
    </message>
    <message>
      <source>it unpacks to more than {0} times its size, which no radiograph does: choose another file</source>
      <translation>po rozpakowaniu jest ponad {0} razy większy, co nie zdarza się radiogramom; wybierz inny plik</translation>
    </message>
    <message>
      <source>its checksum is wrong, so its picture was changed: copy it again from where it came</source>
      <translation>suma kontrolna się nie zgadza, więc obraz został zmieniony; skopiuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>its colour palette is missing or broken: export it as MONOCHROME2</source>
      <translation>brak palety kolorów lub jest ona uszkodzona; wyeksportuj plik jako MONOCHROME2</translation>
    </message>
    <message>
      <source>its colours ({0} with {1} samples per pixel) cannot be read: export it as MONOCHROME2</source>
      <translation>nie można odczytać kolorów ({0}, próbek na piksel: {1}); wyeksportuj plik jako MONOCHROME2</translation>
    </message>
    <message>
      <source>its compressed data is cut short: copy it again from where it came</source>
      <translation>skompresowane dane są urwane; skopiuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>its content is damaged ({0}): copy it again from where it came</source>
      <translation>zawartość jest uszkodzona ({0}); skopiuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>its header does not say how large the picture is: export it again from where it came</source>
      <translation>nagłówek nie podaje rozmiaru obrazu; wyeksportuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>its header is damaged ({0}): copy it again from where it came</source>
      <translation>nagłówek jest uszkodzony ({0}); skopiuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>its header is damaged or missing: copy it again from where it came</source>
      <translation>nagłówek jest uszkodzony lub go brakuje; skopiuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>its header promises {0} frames, but it holds {1}: copy it again from where it came</source>
      <translation>liczba klatek według nagłówka: {0}, a w pliku: {1}; skopiuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>its header promises {0} frames, more than the {1} of any radiograph: export it again</source>
      <translation>liczba klatek według nagłówka: {0}, a żaden radiogram nie ma ich więcej niż {1}; wyeksportuj plik ponownie</translation>
    </message>
    <message>
      <source>its header says {0} x {1} pixels of {2} samples, its picture {3} x {4} of {5}: export it again from where it came</source>
      <translation>według nagłówka {0} x {1} pikseli, próbek: {2}, a obraz ma {3} x {4}, próbek: {5}; wyeksportuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>its index names it outside the index's own folder, where nothing is opened: open it by itself</source>
      <translation>według indeksu plik leży poza folderem indeksu, a tam nic nie jest otwierane; otwórz go osobno</translation>
    </message>
    <message>
      <source>its list of members is damaged ({0}): {1}</source>
      <translation>lista plików archiwum jest uszkodzona ({0}); {1}</translation>
    </message>
    <message>
      <source>its members overlap, as only in archives made to do harm: choose another file</source>
      <translation>pliki w archiwum nachodzą na siebie, jak tylko w archiwach stworzonych, by szkodzić; wybierz inny plik</translation>
    </message>
    <message>
      <source>its part of the archive is damaged ({0}): {1}</source>
      <translation>jego część archiwum jest uszkodzona ({0}); {1}</translation>
    </message>
    <message>
      <source>its picture has {0} bits where its header allows {1}: export it again from where it came</source>
      <translation>liczba bitów obrazu: {0}, a nagłówek dopuszcza: {1}; wyeksportuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>its picture is cut short ({0} of {1} bytes): copy it again from where it came</source>
      <translation>obraz jest urwany (bajtów: {0} z {1}); skopiuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>its picture is cut short: copy it again from where it came</source>
      <translation>obraz jest urwany; skopiuj plik ponownie ze źródła</translation>
    </message>
    <message>
      <source>its picture is missing, so the file is cut short: copy it again from where it came</source>
      <translation>brak obrazu, więc plik jest urwany; skopiuj go ponownie ze źródła</translation>
    </message>
    <message>
      <source>its pixel data is not in the format that its header names: export it again</source>
      <translation>dane pikseli nie są w formacie podanym w nagłówku; wyeksportuj plik ponownie</translation>
    </message>
    <message>
      <source>its pixel values are signed numbers: save it with unsigned ones, from 0 for black</source>
      <translation>wartości pikseli to liczby ze znakiem: zapisz go z liczbami bez znaku, od 0 dla czerni</translation>
    </message>
    <message>
      <source>its pixel values do not fit 16 bits: save it with 8 or 16 bits per pixel</source>
      <translation>wartości pikseli nie mieszczą się w 16 bitach; zapisz plik z 8 lub 16 bitami na piksel</translation>
    </message>
    <message>
      <source>its pixels are floating-point numbers: export it with 8 or 16 bits per pixel</source>
      <translation>piksele są liczbami zmiennoprzecinkowymi; wyeksportuj plik z 8 lub 16 bitami na piksel</translation>
    </message>
    <message>
      <source>its pixels are floating-point numbers: save it with 8 or 16 bits per pixel</source>
      <translation>piksele są liczbami zmiennoprzecinkowymi; zapisz plik z 8 lub 16 bitami na piksel</translation>
    </message>
    <message>
      <source>its pixels are {0}</source>
      <translation>jego piksele: {0}</translation>
    </message>
    <message>
      <source>its pixels have {0} bits: only 8 and 16 can be read, so export it as one of these</source>
      <translation>liczba bitów na piksel: {0}, a odczytać można tylko 8 i 16; wyeksportuj plik w jednym z tych wariantów</translation>
    </message>
    <message>
      <source>its scores differ from the CPU's by {0}, allowed {1}.</source>
      <translation>jego wyniki różnią się od wyników CPU o {0}, dozwolone {1}.</translation>
    </message>
    <message>
      <source>its transfer syntax is {0}, which this program cannot decode: export it uncompressed</source>
      <translation>składnia transferu to {0}, a tej program nie potrafi zdekodować; wyeksportuj plik bez kompresji</translation>
    </message>
    <message>
      <source>its {0} frames cannot be told apart in {1} pieces: export it uncompressed</source>
      <translation>nie można rozdzielić klatek ({0}) wśród fragmentów ({1}); wyeksportuj plik bez kompresji</translation>
    </message>
    <message>
      <source>kappa</source>
      <translation>kappa</translation>
    </message>
    <message>
      <source>log loss</source>
      <translation>strata logarytmiczna</translation>
    </message>
    <message>
      <source>macro {figure}</source>
      <translation>{figure} (średnia makro)</translation>
    </message>
    <message>
      <source>mean absolute error</source>
      <translation>średni błąd bezwzględny</translation>
    </message>
    <message>
      <source>mean score</source>
      <translation>średni wynik</translation>
    </message>
    <message>
      <source>measured on</source>
      <translation>na czym zmierzono</translation>
    </message>
    <message>
      <source>micro {figure}</source>
      <translation>{figure} (średnia mikro)</translation>
    </message>
    <message>
      <source>mm</source>
      <translation>mm</translation>
    </message>
    <message>
      <source>mm at detector</source>
      <translation>mm na detektorze</translation>
    </message>
    <message>
      <source>mm calibrated</source>
      <translation>mm po kalibracji</translation>
    </message>
    <message>
      <source>mm magnified</source>
      <translation>mm z korektą powiększenia</translation>
    </message>
    <message>
      <source>mm on film</source>
      <translation>mm na kliszy</translation>
    </message>
    <message>
      <source>mm user-calibrated</source>
      <translation>mm po kalibracji użytkownika</translation>
    </message>
    <message>
      <source>more than the {0} million this program reads: save it smaller</source>
      <translation>więcej niż {0} mln, które odczytuje ten program; zapisz plik w mniejszym rozmiarze</translation>
    </message>
    <message>
      <source>multiclass</source>
      <translation>klasyfikacja wieloklasowa</translation>
    </message>
    <message>
      <source>multilabel</source>
      <translation>klasyfikacja wieloetykietowa</translation>
    </message>
    <message>
      <source>negative</source>
      <translation>ujemny</translation>
    </message>
    <message>
      <source>negative, {score}</source>
      <translation>ujemny, {score}</translation>
    </message>
    <message>
      <source>no held-out AUROC</source>
      <translation>brak AUROC z danych odłożonych</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>bez limitu</translation>
    </message>
    <message>
      <source>no pixel spacing</source>
      <translation>brak rozmiaru piksela</translation>
    </message>
    <message>
      <source>nobody measured it</source>
      <translation>nikt nie zmierzył</translation>
    </message>
    <message>
      <source>none</source>
      <translation>bez znalezisk</translation>
    </message>
    <message>
      <source>not decided</source>
      <translation>bez decyzji</translation>
    </message>
    <message>
      <source>not measurable</source>
      <translation>niemierzalne</translation>
    </message>
    <message>
      <source>not measured</source>
      <translation>nie zmierzono</translation>
    </message>
    <message>
      <source>not measured: nobody gave pictures with labels</source>
      <translation>nie zmierzono: nikt nie dostarczył obrazów z etykietami</translation>
    </message>
    <message>
      <source>not the bytes that the archive describes</source>
      <translation>bajty inne niż opisane w archiwum</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>brak</translation>
    </message>
    <message>
      <source>of {count}</source>
      <translation>z {count}</translation>
    </message>
    <message>
      <source>only here</source>
      <translation>tylko tutaj</translation>
    </message>
    <message>
      <source>only there</source>
      <translation>tylko tam</translation>
    </message>
    <message>
      <source>onnxruntime fell back to {0}; check the driver and its libraries.</source>
      <translation>onnxruntime przełączył się na {0}; sprawdź sterownik i jego biblioteki.</translation>
    </message>
    <message>
      <source>operating point</source>
      <translation>punkt pracy</translation>
    </message>
    <message>
      <source>ordinal</source>
      <translation>klasyfikacja porządkowa</translation>
    </message>
    <message>
      <source>patients</source>
      <translation>pacjentów</translation>
    </message>
    <message>
      <source>pictures</source>
      <translation>obrazów</translation>
    </message>
    <message>
      <source>pixels</source>
      <translation>pikseli</translation>
    </message>
    <message>
      <source>positive</source>
      <translation>dodatni</translation>
    </message>
    <message>
      <source>positive, {score}</source>
      <translation>dodatni, {score}</translation>
    </message>
    <message>
      <source>precision</source>
      <translation>precyzja (PPV)</translation>
    </message>
    <message>
      <source>preprocessing {version}</source>
      <translation>przetwarzanie wstępne {version}</translation>
    </message>
    <message>
      <source>present, agree</source>
      <translation>stwierdzono, zgodnie z modelem</translation>
    </message>
    <message>
      <source>present, disagree</source>
      <translation>stwierdzono, niezgodnie z modelem</translation>
    </message>
    <message>
      <source>px</source>
      <translation>px</translation>
    </message>
    <message>
      <source>quadratic kappa</source>
      <translation>kappa z wagami kwadratowymi</translation>
    </message>
    <message>
      <source>reading it takes longer than {0} seconds</source>
      <translation>odczyt trwa dłużej niż {0} s</translation>
    </message>
    <message>
      <source>reading was stopped before it: start again</source>
      <translation>odczyt przerwano przed tym plikiem; uruchom ponownie</translation>
    </message>
    <message>
      <source>refused under {least}</source>
      <translation>odmowa poniżej {least}</translation>
    </message>
    <message>
      <source>score</source>
      <translation>wynik</translation>
    </message>
    <message>
      <source>sees other files in {0}: mount the same folder there under the same path.</source>
      <translation>widzi inne pliki w folderze {0}: zamontuj tam ten sam folder pod tą samą ścieżką.</translation>
    </message>
    <message>
      <source>sensitivity</source>
      <translation>czułość</translation>
    </message>
    <message>
      <source>sensitivity may be as low as {low}</source>
      <translation>czułość może wynosić zaledwie {low}</translation>
    </message>
    <message>
      <source>share of positives</source>
      <translation>odsetek dodatnich</translation>
    </message>
    <message>
      <source>specificity</source>
      <translation>swoistość</translation>
    </message>
    <message>
      <source>table {number}</source>
      <translation>tabela LUT {number}</translation>
    </message>
    <message>
      <source>test</source>
      <translation>test</translation>
    </message>
    <message>
      <source>the codestream has no frame header</source>
      <translation>strumień kodowy nie ma nagłówka ramki</translation>
    </message>
    <message>
      <source>the codestream has no header</source>
      <translation>strumień kodowy nie ma nagłówka</translation>
    </message>
    <message>
      <source>the codestream is cut short</source>
      <translation>strumień kodowy jest urwany</translation>
    </message>
    <message>
      <source>the decoder gave {0}</source>
      <translation>dekoder zwrócił {0}</translation>
    </message>
    <message>
      <source>the file its link points to is gone</source>
      <translation>plik, na który wskazuje łącze, zniknął</translation>
    </message>
    <message>
      <source>the fragments do not fit their element</source>
      <translation>fragmenty nie pasują do swojego elementu</translation>
    </message>
    <message>
      <source>the runs hold less than the header promises</source>
      <translation>serie RLE zawierają mniej, niż zapowiada nagłówek</translation>
    </message>
    <message>
      <source>the system ran out of memory: close other programs and try again</source>
      <translation>w systemie zabrakło pamięci; zamknij inne programy i spróbuj ponownie</translation>
    </message>
    <message>
      <source>the system refuses ({0}): copy it elsewhere</source>
      <translation>system odmawia ({0}); skopiuj plik w inne miejsce</translation>
    </message>
    <message>
      <source>there is no frame {0} in it, only 1: choose that</source>
      <translation>w pliku nie ma klatki {0}, jest tylko klatka 1; wybierz ją</translation>
    </message>
    <message>
      <source>there is no frame {0} in it, only {1}: choose one of these</source>
      <translation>w pliku nie ma klatki {0}, liczba klatek: {1}; wybierz jedną z nich</translation>
    </message>
    <message>
      <source>there is no picture inside (it is a {0}): choose the radiograph it belongs to</source>
      <translation>w pliku nie ma obrazu (to {0}); wybierz radiogram, do którego należy</translation>
    </message>
    <message>
      <source>there is no such file</source>
      <translation>nie ma takiego pliku</translation>
    </message>
    <message>
      <source>there is nothing of that name in {0}: check the name</source>
      <translation>w {0} nie ma nic o tej nazwie; sprawdź nazwę</translation>
    </message>
    <message>
      <source>train</source>
      <translation>uczenie</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>nieznane</translation>
    </message>
    <message>
      <source>unpack the archive first</source>
      <translation>najpierw rozpakuj archiwum</translation>
    </message>
    <message>
      <source>unsure</source>
      <translation>niepewny</translation>
    </message>
    <message>
      <source>unsure, {score}</source>
      <translation>niepewny, {score}</translation>
    </message>
    <message>
      <source>usual up to {usual}, refused over {refused}</source>
      <translation>zwykle do {usual}, odmowa powyżej {refused}</translation>
    </message>
    <message>
      <source>validation</source>
      <translation>walidacja</translation>
    </message>
    <message>
      <source>value</source>
      <translation>wartość</translation>
    </message>
    <message>
      <source>window {number}</source>
      <translation>okno {number}</translation>
    </message>
    <message>
      <source>you may not read it: ask for permission or copy it elsewhere</source>
      <translation>brak uprawnień do odczytu; poproś o dostęp lub skopiuj plik w inne miejsce</translation>
    </message>
    <message>
      <source>{0} Right in everything: {1}.</source>
      <translation>{0} Odsetek w pełni prawidłowych odpowiedzi: {1}.</translation>
    </message>
    <message>
      <source>{0} The report in {1} stays as it is, for it needs the labels of {2}: put them right, or name others with skiagraph scan FOLDER --out DIR --labels folders|FILE.csv.</source>
      <translation>{0} Raport w {1} pozostaje bez zmian, bo potrzebuje etykiet z {2}: popraw je lub podaj inne poleceniem skiagraph scan FOLDER --out DIR --labels folders|FILE.csv.</translation>
    </message>
    <message>
      <source>{0} and one changed copy of each</source>
      <translation>{0} i po jednej zmienionej kopii każdego obrazu</translation>
    </message>
    <message>
      <source>{0} answers in place of {1}: it is {2} times as fast here.</source>
      <translation>{0} odpowiada zamiast {1}: tutaj działa {2} razy szybciej.</translation>
    </message>
    <message>
      <source>{0} answers, as it did when this batch was begun.</source>
      <translation>Odpowiada {0}, tak jak na początku tej serii.</translation>
    </message>
    <message>
      <source>{0} arrived damaged: start again.</source>
      <translation>Plik {0} dotarł uszkodzony: uruchom ponownie.</translation>
    </message>
    <message>
      <source>{0} breaks its contract: its outputs do not have the shapes that {1} labels need.</source>
      <translation>{0} narusza swój kontrakt: jego wyjścia nie mają kształtów potrzebnych przy liczbie etykiet {1}.</translation>
    </message>
    <message>
      <source>{0} breaks its contract: its {1}.</source>
      <translation>{0} narusza swój kontrakt: {1}.</translation>
    </message>
    <message>
      <source>{0} breaks its contract: the batch axis of {1} must be free.</source>
      <translation>{0} narusza swój kontrakt: oś partii w {1} musi być swobodna.</translation>
    </message>
    <message>
      <source>{0} breaks its contract: {1} must be float32 with {2} axes.</source>
      <translation>{0} narusza swój kontrakt: {1} musi mieć typ float32 i liczbę osi {2}.</translation>
    </message>
    <message>
      <source>{0} cannot be opened: {1}.</source>
      <translation>Nie można otworzyć {0}: {1}.</translation>
    </message>
    <message>
      <source>{0} cannot be read as a CSV file of labels ({1}): check it and start again.</source>
      <translation>Nie można odczytać {0} jako pliku CSV z etykietami ({1}): sprawdź go i uruchom ponownie.</translation>
    </message>
    <message>
      <source>{0} cannot be read: {1}. Check its permissions.</source>
      <translation>Nie można odczytać {0}: {1}. Sprawdź uprawnienia.</translation>
    </message>
    <message>
      <source>{0} cannot be understood: scan that shard again.</source>
      <translation>Nie można zrozumieć {0}: odczytaj ten fragment ponownie.</translation>
    </message>
    <message>
      <source>{0} cannot be used ({1}), nothing was saved: check the rights of its folder.</source>
      <translation>Nie można użyć {0} ({1}), niczego nie zapisano: sprawdź uprawnienia folderu.</translation>
    </message>
    <message>
      <source>{0} cannot be used ({1}): name another --out.</source>
      <translation>Nie można użyć {0} ({1}): podaj inny --out.</translation>
    </message>
    <message>
      <source>{0} cannot be used. {1}</source>
      <translation>{0}: nie można użyć. {1}</translation>
    </message>
    <message>
      <source>{0} cannot be written ({1}): choose another folder for the report.</source>
      <translation>Nie można zapisać {0} ({1}): wybierz na raport inny folder.</translation>
    </message>
    <message>
      <source>{0} cannot grow, its disk is full or gone, nothing was saved: free some space and try again.</source>
      <translation>{0} nie może się powiększyć, dysk jest pełny lub odłączony, niczego nie zapisano: zwolnij miejsce i spróbuj ponownie.</translation>
    </message>
    <message>
      <source>{0} cannot grow, its disk is full or gone: free some space and start again; rows so far are kept.</source>
      <translation>{0} nie może się powiększyć, dysk jest pełny lub odłączony: zwolnij miejsce i uruchom ponownie; dotychczasowe wiersze są zachowane.</translation>
    </message>
    <message>
      <source>{0} carries no card, so its answers mean nothing; export it with export_onnx.py.</source>
      <translation>{0} nie zawiera karty, więc odpowiedzi nic nie znaczą; wyeksportuj model za pomocą export_onnx.py.</translation>
    </message>
    <message>
      <source>{0} could not be run ({1}).</source>
      <translation>Nie można uruchomić {0} ({1}).</translation>
    </message>
    <message>
      <source>{0} does not answer once per picture.</source>
      <translation>{0} nie odpowiada raz na każdy obraz.</translation>
    </message>
    <message>
      <source>{0} does not match its card: {1} is {2}, not {3}.</source>
      <translation>{0} nie zgadza się ze swoją kartą: {1} to {2}, a nie {3}.</translation>
    </message>
    <message>
      <source>{0} failed its self-test: its golden picture {1} should score {2} for {3}, but scores {4}, off by {5} (allowed {6}); export it again or get a fresh copy.</source>
      <translation>{0}: autotest nieudany. Dla obrazu wzorcowego {1} wynik ({3}) powinien wynosić {2}, a wynosi {4}, różnica {5} (dozwolona {6}); wyeksportuj model ponownie lub pobierz nową kopię.</translation>
    </message>
    <message>
      <source>{0} files or {1} GB</source>
      <translation>{0} plików lub {1} GB</translation>
    </message>
    <message>
      <source>{0} gave numbers that are not finite for this picture; it has no answer.</source>
      <translation>{0} dał dla tego obrazu liczby nieskończone lub nieokreślone; brak odpowiedzi.</translation>
    </message>
    <message>
      <source>{0} gave scores outside of 0 to 1 for this picture; it has no answer.</source>
      <translation>{0} podał dla tego obrazu wyniki spoza przedziału od 0 do 1; nie ma odpowiedzi.</translation>
    </message>
    <message>
      <source>{0} has pseudonyms of another key: choose another folder for the report.</source>
      <translation>{0} zawiera pseudonimy innego klucza: wybierz na raport inny folder.</translation>
    </message>
    <message>
      <source>{0} has {1} bytes; a model has between 1 byte and 1 GiB.</source>
      <translation>{0} ma rozmiar {1} B; model ma od 1 bajta do 1 GiB.</translation>
    </message>
    <message>
      <source>{0} has {1} {2}, this machine {3}: install the same version on all of them.</source>
      <translation>{0} ma {1} {2}, a ten komputer {3}: zainstaluj wszędzie tę samą wersję.</translation>
    </message>
    <message>
      <source>{0} is a link to a folder, which is not followed: scan that folder itself.</source>
      <translation>{0} jest łączem do folderu, za którym program nie podąża: odczytaj sam ten folder.</translation>
    </message>
    <message>
      <source>{0} is in use by another program, nothing was saved: close that one and try again.</source>
      <translation>{0} jest używany przez inny program, niczego nie zapisano: zamknij tamten i spróbuj ponownie.</translation>
    </message>
    <message>
      <source>{0} is in use by another scan: wait for its end, or choose another folder for the report.</source>
      <translation>{0} jest używany przez inny odczyt: poczekaj na jego koniec lub wybierz na raport inny folder.</translation>
    </message>
    <message>
      <source>{0} is no archive, so nothing is inside: check the name</source>
      <translation>{0} nie jest archiwum, więc nic w nim nie ma; sprawdź nazwę</translation>
    </message>
    <message>
      <source>{0} is no folder, nor can it become one: choose another for the report.</source>
      <translation>{0} nie jest folderem i nie może się nim stać: wybierz na raport inny.</translation>
    </message>
    <message>
      <source>{0} is no journal: there is no such file.</source>
      <translation>{0} nie jest dziennikiem: nie ma takiego pliku.</translation>
    </message>
    <message>
      <source>{0} is no key of pseudonyms: name another file, or one that does not exist yet.</source>
      <translation>{0} nie jest kluczem pseudonimów: podaj inny plik lub taki, który jeszcze nie istnieje.</translation>
    </message>
    <message>
      <source>{0} is no model file: there is no regular file of that name. Choose an .onnx file.</source>
      <translation>{0} nie jest plikiem modelu: nie ma zwykłego pliku o tej nazwie. Wybierz plik .onnx.</translation>
    </message>
    <message>
      <source>{0} is no shard's journal: make it with scan --shard, and merge those.</source>
      <translation>{0} nie jest dziennikiem fragmentu: utwórz go poleceniem scan --shard i scal takie dzienniki.</translation>
    </message>
    <message>
      <source>{0} is not a network onnxruntime can load ({1}).</source>
      <translation>{0} nie jest siecią, którą onnxruntime może wczytać ({1}).</translation>
    </message>
    <message>
      <source>{0} is not used: it is {1} times as fast here, wanted {2}.</source>
      <translation>{0} nie jest używany: szybkość względna wynosi tutaj {1}, wymagane {2}.</translation>
    </message>
    <message>
      <source>{0} is not used: it was made of another version of {1}.</source>
      <translation>{0} nie jest używany: powstał z innej wersji {1}.</translation>
    </message>
    <message>
      <source>{0} is not used: this machine computes its golden pictures' scores off by {1}.</source>
      <translation>{0} nie jest używany: wyniki jego obrazów wzorcowych różnią się na tym komputerze o {1}.</translation>
    </message>
    <message>
      <source>{0} is not written in UTF-8: save it as CSV UTF-8 and start again.</source>
      <translation>{0} nie jest zapisany w UTF-8: zapisz go jako CSV UTF-8 i zacznij od nowa.</translation>
    </message>
    <message>
      <source>{0} is too large for a list of labels: give one line for each file.</source>
      <translation>{0} jest zbyt duży jak na listę etykiet: podaj jeden wiersz na każdy plik.</translation>
    </message>
    <message>
      <source>{0} keeps weights in other files; a model must be one self-contained file.</source>
      <translation>{0} przechowuje wagi w innych plikach; model musi być jednym samodzielnym plikiem.</translation>
    </message>
    <message>
      <source>{0} met a fault in this program ({1}): please report it; other files are not affected.</source>
      <translation>{0}: wystąpił błąd w tym programie ({1}), prosimy o zgłoszenie; inne pliki nie są nim dotknięte.</translation>
    </message>
    <message>
      <source>{0} must have exactly one input named 'image'.</source>
      <translation>{0} musi mieć dokładnie jedno wejście o nazwie 'image'.</translation>
    </message>
    <message>
      <source>{0} names none of the model's labels ({1}): correct its column label.</source>
      <translation>{0} nie zawiera żadnej etykiety modelu ({1}): popraw kolumnę label.</translation>
    </message>
    <message>
      <source>{0} needs the columns file and label in its first line: add them.</source>
      <translation>{0} musi zawierać w pierwszym wierszu kolumny file i label: dodaj je.</translation>
    </message>
    <message>
      <source>{0} of the map lies on the outer {1} of the picture (usual up to {2}): the model may have looked at markers or edges.</source>
      <translation>{0} mapy leży na zewnętrznych {1} obrazu (zwykle do {2}): model mógł patrzeć na znaczniki lub krawędzie.</translation>
    </message>
    <message>
      <source>{0} of the map lies outside the body (usual up to {1}): what the model saw there is not the patient.</source>
      <translation>{0} mapy leży poza ciałem (zwykle do {1}): to, co model tam widział, nie jest pacjentem.</translation>
    </message>
    <message>
      <source>{0} of {1} lines of {2} match no file of the folder, the first: {3}.</source>
      <translation>Wiersze z {2}, którym nie odpowiada żaden plik folderu: {0} z {1}, pierwszy: {3}.</translation>
    </message>
    <message>
      <source>{0} of {1} lines of {2} match no file of the folder.</source>
      <translation>Wiersze z {2}, którym nie odpowiada żaden plik folderu: {0} z {1}.</translation>
    </message>
    <message>
      <source>{0} says two things of {1}: correct it.</source>
      <translation>{0} mówi dwie rzeczy o {1}: popraw to.</translation>
    </message>
    <message>
      <source>{0} segments of runs</source>
      <translation>segmentów serii: {0}</translation>
    </message>
    <message>
      <source>{0} test patients, {1} pictures</source>
      <translation>zbiór testowy (pacjentów {0}, obrazów {1})</translation>
    </message>
    <message>
      <source>{0} validation patients, {1} pictures</source>
      <translation>zbiór walidacyjny (pacjentów {0}, obrazów {1})</translation>
    </message>
    <message>
      <source>{0} was damaged meanwhile: start again, it is then set aside and begun anew.</source>
      <translation>{0} uległ w międzyczasie uszkodzeniu: uruchom ponownie, zostanie wtedy odłożony i rozpoczęty od nowa.</translation>
    </message>
    <message>
      <source>{0} was not used: this onnxruntime comes without it; install {1} instead.</source>
      <translation>Nie użyto {0}: ten onnxruntime go nie zawiera; zainstaluj zamiast tego {1}.</translation>
    </message>
    <message>
      <source>{0} would be replaced by the report of that name: name another --out.</source>
      <translation>{0} zostałby zastąpiony raportem o tej nazwie: podaj inne --out.</translation>
    </message>
    <message>
      <source>{0} x {1} pixels are more than the {2} million this program reads: save it smaller</source>
      <translation>{0} x {1} pikseli to więcej niż {2} mln, które odczytuje ten program; zapisz plik w mniejszym rozmiarze</translation>
    </message>
    <message>
      <source>{0} x {1} pixels are {2}</source>
      <translation>{0} x {1} pikseli: {2}</translation>
    </message>
    <message>
      <source>{0} {1}: it is kept as {2}, and every file is read again.</source>
      <translation>{0} {1}: zachowano jako {2}, a każdy plik zostanie odczytany ponownie.</translation>
    </message>
    <message>
      <source>{0} {1}: scan that shard again.</source>
      <translation>{0} {1}: odczytaj ten fragment ponownie.</translation>
    </message>
    <message>
      <source>{0}, but only one can be right for this model: correct it.</source>
      <translation>{0}, ale dla tego modelu tylko jedna może być prawidłowa: popraw to.</translation>
    </message>
    <message>
      <source>{0}: check the name and whether its drive is connected</source>
      <translation>{0}; sprawdź nazwę i czy dysk jest podłączony</translation>
    </message>
    <message>
      <source>{0}: copy it again from where it came or export it uncompressed</source>
      <translation>{0}; skopiuj plik ponownie ze źródła lub wyeksportuj go bez kompresji</translation>
    </message>
    <message>
      <source>{0}: merge only shards of one scan.</source>
      <translation>{0}: scalaj tylko fragmenty jednego odczytu.</translation>
    </message>
    <message>
      <source>{0}: scan all shards into one folder, or with one --key.</source>
      <translation>{0}: odczytaj wszystkie fragmenty do jednego folderu lub z jednym --key.</translation>
    </message>
    <message>
      <source>{0}: write {1}, normal or unknown.</source>
      <translation>{0}: napisz {1}, normal albo unknown.</translation>
    </message>
    <message>
      <source>{0}; no picture with a known truth</source>
      <translation>{0}; brak obrazów o znanej prawdzie</translation>
    </message>
    <message>
      <source>{0}; too few negatives: {1}</source>
      <translation>{0}; zbyt mało ujemnych: {1}</translation>
    </message>
    <message>
      <source>{0}; too few positives: {1}</source>
      <translation>{0}; zbyt mało dodatnich: {1}</translation>
    </message>
    <message>
      <source>{0}; undefined</source>
      <translation>{0}; nieokreślone</translation>
    </message>
    <message>
      <source>{0}; weak: only {1} positives and {2} negatives</source>
      <translation>{0}; mało wiarygodne: dodatnich tylko {1}, ujemnych {2}</translation>
    </message>
    <message>
      <source>{along} to the right, {down} down, in {unit}</source>
      <translation>w prawo {along}, w dół {down}, {unit}</translation>
    </message>
    <message>
      <source>{area}, box {box}, centre at row {row}, column {column}</source>
      <translation>{area}, ramka {box}, środek w wierszu {row}, kolumnie {column}</translation>
    </message>
    <message numerus="yes">
      <source>{count} bytes</source>
      <translation>
        <numerusform>{count} bajt</numerusform>
        <numerusform>{count} bajty</numerusform>
        <numerusform>{count} bajtów</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} days</source>
      <translation>
        <numerusform>{count} dzień</numerusform>
        <numerusform>{count} dni</numerusform>
        <numerusform>{count} dni</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} files</source>
      <translation>
        <numerusform>{count} plik</numerusform>
        <numerusform>{count} pliki</numerusform>
        <numerusform>{count} plików</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} items</source>
      <translation>
        <numerusform>{count} element</numerusform>
        <numerusform>{count} elementy</numerusform>
        <numerusform>{count} elementów</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} lines</source>
      <translation>
        <numerusform>{count} wiersz</numerusform>
        <numerusform>{count} wiersze</numerusform>
        <numerusform>{count} wierszy</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} minutes left</source>
      <translation>
        <numerusform>pozostała {count} minuta</numerusform>
        <numerusform>pozostały {count} minuty</numerusform>
        <numerusform>pozostało {count} minut</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} notes</source>
      <translation>
        <numerusform>{count} uwaga</numerusform>
        <numerusform>{count} uwagi</numerusform>
        <numerusform>{count} uwag</numerusform>
      </translation>
    </message>
    <message>
      <source>{count} pictures</source>
      <translation>obrazów: {count}</translation>
    </message>
    <message numerus="yes">
      <source>{count} radiographs were written to the table.</source>
      <translation>
        <numerusform>Do tabeli zapisano {count} radiogram.</numerusform>
        <numerusform>Do tabeli zapisano {count} radiogramy.</numerusform>
        <numerusform>Do tabeli zapisano {count} radiogramów.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} seconds left</source>
      <translation>
        <numerusform>pozostała {count} sekunda</numerusform>
        <numerusform>pozostały {count} sekundy</numerusform>
        <numerusform>pozostało {count} sekund</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} that were decided are not below the table's folder: save it in the folder that holds them.</source>
      <translation>
        <numerusform>{count} radiogram z decyzją leży poza folderem tabeli: zapisz ją w folderze, który go zawiera.</numerusform>
        <numerusform>{count} radiogramy z decyzją leżą poza folderem tabeli: zapisz ją w folderze, który je zawiera.</numerusform>
        <numerusform>{count} radiogramów z decyzją leży poza folderem tabeli: zapisz ją w folderze, który je zawiera.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} were left out: training reads the first frame of a file, and another one was decided.</source>
      <translation>
        <numerusform>Pominięto {count} radiogram: do uczenia odczytywana jest pierwsza klatka pliku, a decyzja dotyczyła innej.</numerusform>
        <numerusform>Pominięto {count} radiogramy: do uczenia odczytywana jest pierwsza klatka pliku, a decyzje dotyczyły innej.</numerusform>
        <numerusform>Pominięto {count} radiogramów: do uczenia odczytywana jest pierwsza klatka pliku, a decyzje dotyczyły innej.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} without a label to learn were left out.</source>
      <translation>
        <numerusform>Pominięto {count} radiogram bez etykiety do uczenia.</numerusform>
        <numerusform>Pominięto {count} radiogramy bez etykiety do uczenia.</numerusform>
        <numerusform>Pominięto {count} radiogramów bez etykiety do uczenia.</numerusform>
      </translation>
    </message>
    <message>
      <source>{distance} (usual up to {usual}, refused over {refused})</source>
      <translation>{distance} (zwykle do {usual}, odmowa powyżej {refused})</translation>
    </message>
    <message>
      <source>{done} of {found} files</source>
      <translation>{done} z {found} plików</translation>
    </message>
    <message>
      <source>{dots} pixels per mm</source>
      <translation>{dots} pikseli na mm</translation>
    </message>
    <message>
      <source>{figure} ({count} of {all} labels)</source>
      <translation>{figure}, etykiet: {count} z {all}</translation>
    </message>
    <message>
      <source>{figure} at {point}</source>
      <translation>{figure} w punkcie pracy „{point}”</translation>
    </message>
    <message>
      <source>{figure} at {threshold}</source>
      <translation>{figure} przy progu {threshold}</translation>
    </message>
    <message>
      <source>{file}, cannot be opened</source>
      <translation>{file}, nie można otworzyć</translation>
    </message>
    <message>
      <source>{help}. Cannot be done now</source>
      <translation>{help}. Teraz niedostępne</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
      <source>{key} cannot be the key of a command: lists, fields and buttons need it.</source>
      <translation>{key} nie może być klawiszem polecenia: jest potrzebny listom, polom i przyciskom.</translation>
    </message>
    <message>
      <source>{key} is already the key of “{command}”; give that one another key first.</source>
      <translation>{key} to już klawisz polecenia „{command}”; najpierw przydziel mu inny.</translation>
    </message>
    <message numerus="yes">
      <source>{label}, version {version}: you agreed in {agreed} of {count} decisions.</source>
      <translation>
        <numerusform>{label}, wersja {version}: zgodność w {agreed} z {count} decyzji.</numerusform>
        <numerusform>{label}, wersja {version}: zgodność w {agreed} z {count} decyzji.</numerusform>
        <numerusform>{label}, wersja {version}: zgodność w {agreed} z {count} decyzji.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{label}, version {version}: {count} decisions, agreement {share}, Cohen's kappa {kappa}.</source>
      <translation>
        <numerusform>{label}, wersja {version}: {count} decyzja, zgodność {share}, kappa Cohena {kappa}.</numerusform>
        <numerusform>{label}, wersja {version}: {count} decyzje, zgodność {share}, kappa Cohena {kappa}.</numerusform>
        <numerusform>{label}, wersja {version}: {count} decyzji, zgodność {share}, kappa Cohena {kappa}.</numerusform>
      </translation>
    </message>
    <message>
      <source>{label}: score {score}.</source>
      <translation>{label}: wynik {score}.</translation>
    </message>
    <message>
      <source>{low} to {high} years</source>
      <translation>od {low} do {high} lat</translation>
    </message>
    <message>
      <source>{millimetres} mm, as entered</source>
      <translation>{millimetres} mm, jak wpisano</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <source>{name} operating point {threshold}: sensitivity {sensitivity}, specificity {specificity} on {where}</source>
      <translation>punkt pracy „{name}” {threshold}: czułość {sensitivity}, swoistość {specificity}, zmierzone na: {where}</translation>
    </message>
    <message>
      <source>{point} (decides)</source>
      <translation>{point} (rozstrzygający)</translation>
    </message>
    <message>
      <source>{provider}, {seconds} s</source>
      <translation>{provider}, {seconds} s</translation>
    </message>
    <message>
      <source>{rate} files a second</source>
      <translation>{rate} plików na sekundę</translation>
    </message>
    <message>
      <source>{score} is at or above the {point}.</source>
      <translation>Wynik {score} osiąga lub przekracza {point}.</translation>
    </message>
    <message>
      <source>{score} is below the {point}.</source>
      <translation>Wynik {score} jest niższy niż {point}.</translation>
    </message>
    <message>
      <source>{score} is between the two outer operating points, {low} and {high}, where the model is unsure; it is at or above the {point}.</source>
      <translation>Wynik {score} leży między dwoma skrajnymi punktami pracy, {low} i {high}, gdzie model jest niepewny; osiąga lub przekracza {point}.</translation>
    </message>
    <message>
      <source>{score} is between the two outer operating points, {low} and {high}, where the model is unsure; it is below the {point}.</source>
      <translation>Wynik {score} leży między dwoma skrajnymi punktami pracy, {low} i {high}, gdzie model jest niepewny; jest niższy niż {point}.</translation>
    </message>
    <message>
      <source>{score} is not the highest score.</source>
      <translation>Wynik {score} nie jest najwyższy.</translation>
    </message>
    <message>
      <source>{score} is the highest score of all labels.</source>
      <translation>Wynik {score} jest najwyższy spośród wszystkich etykiet.</translation>
    </message>
    <message>
      <source>{shown} of {all} rows.</source>
      <translation>{shown} z {all} wierszy.</translation>
    </message>
    <message>
      <source>{size} pixels, from {low} to {high}, mean {mean} (0 is black, 1 is white).</source>
      <translation>{size} pikseli, od {low} do {high}, średnia {mean} (0 to czerń, 1 to biel).</translation>
    </message>
    <message>
      <source>{size}; screen not calibrated</source>
      <translation>{size}; ekran nieskalibrowany</translation>
    </message>
    <message>
      <source>{value} ({low} to {high})</source>
      <translation>{value} (od {low} do {high})</translation>
    </message>
    <message>
      <source>{} ended every worker that read it: take it out of the folder, or read it alone with skiagraph read.</source>
      <translation>{} kończy pracę każdego procesu roboczego, który go odczytuje: wyjmij go z folderu lub odczytaj osobno poleceniem skiagraph read.</translation>
    </message>
  </context>
</TS>
