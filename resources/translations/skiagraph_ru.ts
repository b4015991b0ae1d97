<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
  <context>
    <name>skiagraph</name>
    <message>
      <source> min</source>
      <translation> мин</translation>
    </message>
    <message>
      <source>&amp;Actual pixels</source>
      <translation>&amp;Пиксель в пиксель</translation>
    </message>
    <message>
      <source>&amp;Agree</source>
      <translation>&amp;Согласиться</translation>
    </message>
    <message>
      <source>&amp;Angle</source>
      <translation>У&amp;гол</translation>
    </message>
    <message>
      <source>&amp;Auto window</source>
      <translation>&amp;Автоокно</translation>
    </message>
    <message>
      <source>&amp;Blink the two radiographs</source>
      <translation>&amp;Чередовать два снимка</translation>
    </message>
    <message>
      <source>&amp;Brighter</source>
      <translation>&amp;Ярче</translation>
    </message>
    <message>
      <source>&amp;Calibrate this screen…</source>
      <translation>&amp;Калибровать экран…</translation>
    </message>
    <message>
      <source>&amp;Cancel the batch</source>
      <translation>О&amp;тменить пакет</translation>
    </message>
    <message>
      <source>&amp;Change</source>
      <translation>&amp;Изменить</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>За&amp;крыть</translation>
    </message>
    <message>
      <source>&amp;Cobb angle</source>
      <translation>Угол Ко&amp;бба</translation>
    </message>
    <message>
      <source>&amp;Comment</source>
      <translation>&amp;Комментарий</translation>
    </message>
    <message>
      <source>&amp;Compare</source>
      <translation>&amp;Сравнение</translation>
    </message>
    <message>
      <source>&amp;Compare with another file</source>
      <translation>&amp;Сравнить с другим файлом</translation>
    </message>
    <message>
      <source>&amp;Contours</source>
      <translation>&amp;Контуры</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>&amp;Копировать</translation>
    </message>
    <message>
      <source>&amp;Copy the picture</source>
      <translation>&amp;Копировать изображение</translation>
    </message>
    <message>
      <source>&amp;Darker</source>
      <translation>&amp;Темнее</translation>
    </message>
    <message>
      <source>&amp;De-identified</source>
      <translation>&amp;Обезличить</translation>
    </message>
    <message>
      <source>&amp;Delete mark</source>
      <translation>Уд&amp;алить аннотацию</translation>
    </message>
    <message>
      <source>&amp;Disagree</source>
      <translation>&amp;Не согласиться</translation>
    </message>
    <message>
      <source>&amp;Dismiss message</source>
      <translation>&amp;Закрыть сообщение</translation>
    </message>
    <message>
      <source>&amp;Ellipse</source>
      <translation>&amp;Эллипс</translation>
    </message>
    <message>
      <source>&amp;Export decisions…</source>
      <translation>&amp;Экспорт решений…</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Файл</translation>
    </message>
    <message>
      <source>&amp;Find a command…</source>
      <translation>&amp;Поиск команды…</translation>
    </message>
    <message>
      <source>&amp;Find in the list</source>
      <translation>&amp;Найти в списке</translation>
    </message>
    <message>
      <source>&amp;Fit to window</source>
      <translation>&amp;Вписать в окно</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>С&amp;правка</translation>
    </message>
    <message>
      <source>&amp;Hide marks</source>
      <translation>Ск&amp;рыть аннотации</translation>
    </message>
    <message>
      <source>&amp;Higher map threshold</source>
      <translation>Порог карты &amp;выше</translation>
    </message>
    <message>
      <source>&amp;Intended use</source>
      <translation>&amp;Назначение</translation>
    </message>
    <message>
      <source>&amp;Invert</source>
      <translation>&amp;Инвертировать</translation>
    </message>
    <message>
      <source>&amp;JPEG: smaller</source>
      <translation>JPEG: &amp;меньше</translation>
    </message>
    <message>
      <source>&amp;Keys and mouse</source>
      <translation>&amp;Клавиши и мышь</translation>
    </message>
    <message>
      <source>&amp;Known length</source>
      <translation>&amp;Известная длина</translation>
    </message>
    <message>
      <source>&amp;Length</source>
      <translation>&amp;Длина</translation>
    </message>
    <message>
      <source>&amp;Link zoom and window</source>
      <translation>Связать &amp;масштаб и окно</translation>
    </message>
    <message>
      <source>&amp;Magnifier</source>
      <translation>Лу&amp;па</translation>
    </message>
    <message>
      <source>&amp;Measurements and marks</source>
      <translation>&amp;Измерения и аннотации</translation>
    </message>
    <message>
      <source>&amp;Model</source>
      <translation>&amp;Модель</translation>
    </message>
    <message>
      <source>&amp;Narrower</source>
      <translation>&amp;Уже</translation>
    </message>
    <message>
      <source>&amp;Next beside</source>
      <translation>С&amp;ледующий из показанных</translation>
    </message>
    <message>
      <source>&amp;Next file</source>
      <translation>&amp;Следующий файл</translation>
    </message>
    <message>
      <source>&amp;Next frame</source>
      <translation>&amp;Следующий кадр</translation>
    </message>
    <message>
      <source>&amp;Next mark</source>
      <translation>С&amp;лед. аннотация</translation>
    </message>
    <message>
      <source>&amp;Open…</source>
      <translation>&amp;Открыть…</translation>
    </message>
    <message>
      <source>&amp;Overlay beside plain picture</source>
      <translation>Снимок с &amp;наложением и без</translation>
    </message>
    <message>
      <source>&amp;PNG: exact</source>
      <translation>PNG: &amp;без потерь</translation>
    </message>
    <message>
      <source>&amp;Pause</source>
      <translation>&amp;Пауза</translation>
    </message>
    <message>
      <source>&amp;Picture</source>
      <translation>&amp;Изображение</translation>
    </message>
    <message>
      <source>&amp;Previous file</source>
      <translation>&amp;Предыдущий файл</translation>
    </message>
    <message>
      <source>&amp;Put the tool away</source>
      <translation>&amp;Убрать инструмент</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>&amp;Выход</translation>
    </message>
    <message>
      <source>&amp;Read a folder…</source>
      <translation>&amp;Обработать папку…</translation>
    </message>
    <message>
      <source>&amp;Reader</source>
      <translation>Вра&amp;ч</translation>
    </message>
    <message>
      <source>&amp;Rectangle</source>
      <translation>&amp;Прямоугольник</translation>
    </message>
    <message>
      <source>&amp;Remove from the list</source>
      <translation>&amp;Убрать из списка</translation>
    </message>
    <message>
      <source>&amp;Reset</source>
      <translation>&amp;Сбросить</translation>
    </message>
    <message>
      <source>&amp;Reset window</source>
      <translation>&amp;Сбросить окно</translation>
    </message>
    <message>
      <source>&amp;Save the picture…</source>
      <translation>Сохранить &amp;изображение…</translation>
    </message>
    <message>
      <source>&amp;Sharp pixels</source>
      <translation>&amp;Чёткие пиксели</translation>
    </message>
    <message>
      <source>&amp;Tags of the file</source>
      <translation>&amp;Теги файла</translation>
    </message>
    <message>
      <source>&amp;Take back</source>
      <translation>&amp;Отозвать</translation>
    </message>
    <message>
      <source>&amp;Text</source>
      <translation>&amp;Текст</translation>
    </message>
    <message>
      <source>&amp;Texts in the corners</source>
      <translation>Надписи в &amp;углах</translation>
    </message>
    <message>
      <source>&amp;True size</source>
      <translation>&amp;Реальный размер</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>&amp;Отменить</translation>
    </message>
    <message>
      <source>&amp;VOI off</source>
      <translation>&amp;Без VOI</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>&amp;Вид</translation>
    </message>
    <message>
      <source>&amp;Views of the study</source>
      <translation>&amp;Проекции исследования</translation>
    </message>
    <message>
      <source>&amp;Wider</source>
      <translation>&amp;Шире</translation>
    </message>
    <message>
      <source>&amp;Window</source>
      <translation>&amp;Окно</translation>
    </message>
    <message>
      <source>&amp;Worklist</source>
      <translation>&amp;Рабочий список</translation>
    </message>
    <message>
      <source>&amp;{0} window</source>
      <translation>Окно &amp;{0}</translation>
    </message>
    <message>
      <source>(hidden)</source>
      <translation>(скрыто)</translation>
    </message>
    <message>
      <source>1 - specificity</source>
      <translation>1 - специфичность</translation>
    </message>
    <message>
      <source>10 cm on a ruler</source>
      <translation>10 cm по линейке</translation>
    </message>
    <message>
      <source>1:1</source>
      <translation>1:1</translation>
    </message>
    <message>
      <source>70 % of the patients train, 15 % choose weights, thresholds and temperature (validation), 15 % are looked at once, at the end (test). A patient is the IM or person number in the file name; a keyed hash deals whole patients, and patients who share an identical file count as one. The publisher's own validation and test folders are left out.</source>
      <translation>70 % пациентов – для обучения, 15 % – для выбора весов, порогов и температуры (валидация), 15 % используются один раз, в самом конце (тест). Пациент – это номер IM или person в имени файла; хеш с ключом распределяет пациентов целиком, а пациенты с одинаковым файлом считаются одним. Собственные папки издателя для валидации и теста не использованы.</translation>
    </message>
    <message>
      <source>A lens at the pointer; the wheel makes it 2 to 8 times</source>
      <translation>Лупа под указателем; колесо мыши меняет увеличение от 2 до 8 раз</translation>
    </message>
    <message>
      <source>A model's score can be wrong, also where it looks certain. The overlay shows what moved the score, not where a disease is. The operating points hold for the pictures they were measured on.</source>
      <translation>Оценка модели может быть ошибочной, в том числе там, где она выглядит уверенной. Наложение показывает, что повлияло на оценку, а не где находится болезнь. Рабочие точки верны для тех изображений, на которых они измерены.</translation>
    </message>
    <message>
      <source>A score from {low} up to {high} is shown as unsure.</source>
      <translation>Оценка от {low} до {high} показывается как неуверенная.</translation>
    </message>
    <message>
      <source>A window of the file shows nearly all of the picture black or white and was ignored.</source>
      <translation>Одно из окон файла показывает почти всё изображение чёрным или белым, поэтому оно не использовано.</translation>
    </message>
    <message>
      <source>A worker could not take a chunk ({}): install the same Skiagraph and Dask on all of them and start again.</source>
      <translation>Рабочий процесс не смог принять порцию ({}): установите на все рабочие процессы одинаковые Skiagraph и Dask и запустите снова.</translation>
    </message>
    <message>
      <source>A&amp;bout this model</source>
      <translation>Об &amp;этой модели</translation>
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
      <translation>AUROC может составлять всего {low}</translation>
    </message>
    <message>
      <source>About the model</source>
      <translation>О модели</translation>
    </message>
    <message>
      <source>About {model}</source>
      <translation>О модели {model}</translation>
    </message>
    <message>
      <source>Absent</source>
      <translation>Нет</translation>
    </message>
    <message>
      <source>Age</source>
      <translation>Возраст</translation>
    </message>
    <message>
      <source>Agree</source>
      <translation>Согласиться</translation>
    </message>
    <message>
      <source>Agreement with the model</source>
      <translation>Согласие с моделью</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Все</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Все файлы</translation>
    </message>
    <message numerus="yes">
      <source>And {count} smaller.</source>
      <translation>
        <numerusform>И ещё {count} меньшего размера.</numerusform>
        <numerusform>И ещё {count} меньшего размера.</numerusform>
        <numerusform>И ещё {count} меньшего размера.</numerusform>
      </translation>
    </message>
    <message>
      <source>Angle</source>
      <translation>Угол</translation>
    </message>
    <message>
      <source>Anonymised</source>
      <translation>Анонимизировано</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Ответ модели</translation>
    </message>
    <message>
      <source>Answer &amp;anyway</source>
      <translation>Ответить всё &amp;равно</translation>
    </message>
    <message>
      <source>Answered</source>
      <translation>Дан ответ</translation>
    </message>
    <message>
      <source>Answered against the model's limits.</source>
      <translation>Ответ дан вопреки пределам применимости модели.</translation>
    </message>
    <message>
      <source>Area {area}</source>
      <translation>Площадь {area}</translation>
    </message>
    <message>
      <source>Arro&amp;w</source>
      <translation>&amp;Стрелка</translation>
    </message>
    <message>
      <source>Arrow</source>
      <translation>Стрелка</translation>
    </message>
    <message>
      <source>Arrow keys</source>
      <translation>Клавиши со стрелками</translation>
    </message>
    <message>
      <source>As &amp;seen on the screen</source>
      <translation>Как на &amp;экране</translation>
    </message>
    <message>
      <source>As contours</source>
      <translation>Контурами</translation>
    </message>
    <message>
      <source>As in the file: upright, not flipped, fitted, through its own window</source>
      <translation>Как в файле: без поворота и отражения, вписано, со своим окном</translation>
    </message>
    <message>
      <source>As large as the file's spacing says, on a calibrated screen</source>
      <translation>В реальном размере по шагу пикселей из файла, на калиброванном экране</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Как в системе</translation>
    </message>
    <message>
      <source>Ask a model that is not installed</source>
      <translation>Спросить модель, которая не установлена</translation>
    </message>
    <message>
      <source>Ask again to accept the intended use at the next start</source>
      <translation>Снова показать назначение программы при следующем запуске</translation>
    </message>
    <message>
      <source>Ask the model about every radiograph of a folder, in the background</source>
      <translation>Спросить модель о каждом снимке папки в фоновом режиме</translation>
    </message>
    <message>
      <source>Ask the model although its limits speak against it</source>
      <translation>Спросить модель, хотя пределы её применимости говорят против этого</translation>
    </message>
    <message>
      <source>Ask the next of the installed models</source>
      <translation>Спросить следующую из установленных моделей</translation>
    </message>
    <message>
      <source>At every load the model answers for these pictures, and is refused where a score is off by more than {tolerance}.</source>
      <translation>При каждой загрузке модель отвечает для этих изображений и не принимается, если какая-либо оценка отличается больше чем на {tolerance}.</translation>
    </message>
    <message>
      <source>At its &amp;own size, whole</source>
      <translation>В &amp;собственном размере, целиком</translation>
    </message>
    <message>
      <source>At or above the model's operating points: {labels}.</source>
      <translation>На уровне рабочих точек модели или выше: {labels}.</translation>
    </message>
    <message>
      <source>At the card's {threshold}: sensitivity {sensitivity}, specificity {specificity}; at a prevalence of {prevalence}, PPV {ppv} and NPV {npv}.</source>
      <translation>При пороге из паспорта {threshold}: чувствительность {sensitivity}, специфичность {specificity}; при распространённости {prevalence} ПЦПР {ppv}, ПЦОР {npv}.</translation>
    </message>
    <message>
      <source>At your {threshold}, which is not the card's, nothing was measured: the card has no curve of this label.</source>
      <translation>При вашем пороге {threshold}, не из паспорта, ничего не измерено: в паспорте нет кривой для этой метки.</translation>
    </message>
    <message>
      <source>At your {threshold}, which is not the card's, nothing was measured: the card's curve goes from {low} to {high}.</source>
      <translation>При вашем пороге {threshold}, не из паспорта, ничего не измерено: кривая паспорта идёт от {low} до {high}.</translation>
    </message>
    <message>
      <source>At your {threshold}, which is not the card's: sensitivity {sensitivity}, specificity {specificity}; at a prevalence of {prevalence}, PPV {ppv} and NPV {npv}.</source>
      <translation>При вашем пороге {threshold}, не из паспорта: чувствительность {sensitivity}, специфичность {specificity}; при распространённости {prevalence} ПЦПР {ppv}, ПЦОР {npv}.</translation>
    </message>
    <message>
      <source>Auto</source>
      <translation>Авто</translation>
    </message>
    <message>
      <source>Auto window</source>
      <translation>Автоокно</translation>
    </message>
    <message>
      <source>Bar to be made as long</source>
      <translation>Полоса, которую нужно сделать такой же длины</translation>
    </message>
    <message>
      <source>Blink the overla&amp;y</source>
      <translation>Ненадолго ск&amp;рыть наложение</translation>
    </message>
    <message>
      <source>Blue to yellow</source>
      <translation>От синего к жёлтому</translation>
    </message>
    <message>
      <source>Body part</source>
      <translation>Часть тела</translation>
    </message>
    <message>
      <source>Bone</source>
      <translation>Кость</translation>
    </message>
    <message>
      <source>Born</source>
      <translation>Дата рождения</translation>
    </message>
    <message>
      <source>Both sides</source>
      <translation>Обе стороны</translation>
    </message>
    <message>
      <source>Brier score</source>
      <translation>оценка Брайера</translation>
    </message>
    <message>
      <source>Brighter; also drag down with the right button</source>
      <translation>Ярче; также потянуть вниз правой кнопкой</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>Яркость</translation>
    </message>
    <message>
      <source>Brightness of the map in percent</source>
      <translation>Яркость карты в процентах</translation>
    </message>
    <message>
      <source>Bring back the files that were taken from the list last</source>
      <translation>Вернуть файлы, убранные из списка последними</translation>
    </message>
    <message>
      <source>By a keyed hash of the patient number in the table: 63 % of the patients train, 20 % choose weights, thresholds and calibration (validation), 17 % are looked at once, at the end (test). The 32 patients of whom radiologists drew boxes are all in the test split.</source>
      <translation>По хешу с ключом от номера пациента в таблице: 63 % пациентов – для обучения, 20 % – для выбора весов, порогов и калибровки (валидация), 17 % используются один раз, в самом конце (тест). Все 32 пациента, на снимках которых рентгенологи нарисовали рамки, входят в тестовую выборку.</translation>
    </message>
    <message>
      <source>By hand</source>
      <translation>Вручную</translation>
    </message>
    <message>
      <source>By urgency</source>
      <translation>По срочности</translation>
    </message>
    <message>
      <source>Calibrate by a known length</source>
      <translation>Калибровка по известной длине</translation>
    </message>
    <message>
      <source>Calibrate this screen</source>
      <translation>Калибровка экрана</translation>
    </message>
    <message>
      <source>Calibrate: drag along something whose length in mm is known</source>
      <translation>Калибровка: провести вдоль объекта, длина которого в мм известна</translation>
    </message>
    <message>
      <source>Calibrated by hand: {millimetres} mm</source>
      <translation>Калибровано вручную: {millimetres} мм</translation>
    </message>
    <message>
      <source>Calibration and operating points</source>
      <translation>Калибровка и рабочие точки</translation>
    </message>
    <message>
      <source>Calibration: what a score was worth</source>
      <translation>Калибровка: чему соответствовала оценка</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Отмена</translation>
    </message>
    <message>
      <source>Cannot &amp;say</source>
      <translation>Нель&amp;зя сказать</translation>
    </message>
    <message>
      <source>Cannot say</source>
      <translation>Нельзя сказать</translation>
    </message>
    <message>
      <source>Card's th&amp;reshold</source>
      <translation>Порог из &amp;паспорта</translation>
    </message>
    <message>
      <source>Changed by you</source>
      <translation>Изменено вами</translation>
    </message>
    <message>
      <source>Chest</source>
      <translation>Грудная клетка</translation>
    </message>
    <message>
      <source>Choose the file to compare with: it opens here.</source>
      <translation>Выберите файл для сравнения: он откроется здесь.</translation>
    </message>
    <message>
      <source>Choose: {what}</source>
      <translation>Выбрать: {what}</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>Выбрать…</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Закрыть</translation>
    </message>
    <message>
      <source>Close Skiagraph</source>
      <translation>Закрыть Skiagraph</translation>
    </message>
    <message>
      <source>Close the message above the radiograph</source>
      <translation>Закрыть сообщение над снимком</translation>
    </message>
    <message>
      <source>Cobb angle</source>
      <translation>Угол Кобба</translation>
    </message>
    <message>
      <source>Code revision {revision}, file sha256</source>
      <translation>Ревизия кода {revision}, sha256 файла</translation>
    </message>
    <message>
      <source>Colour bar</source>
      <translation>Цветовая шкала</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Цвета</translation>
    </message>
    <message>
      <source>Colours of the map</source>
      <translation>Цвета карты</translation>
    </message>
    <message>
      <source>Commands found</source>
      <translation>Найденные команды</translation>
    </message>
    <message>
      <source>Comment</source>
      <translation>Комментарий</translation>
    </message>
    <message>
      <source>Comment on the label</source>
      <translation>Комментарий к метке</translation>
    </message>
    <message>
      <source>Comment on {label}: {text}</source>
      <translation>Комментарий к метке «{label}»: {text}</translation>
    </message>
    <message>
      <source>Compare ta&amp;gs</source>
      <translation>Срав&amp;нить теги</translation>
    </message>
    <message>
      <source>Compare the tags with those of the next file</source>
      <translation>Сравнить теги с тегами следующего файла</translation>
    </message>
    <message>
      <source>Compare with</source>
      <translation>Сравнить с</translation>
    </message>
    <message>
      <source>Contours ({key})</source>
      <translation>Контуры ({key})</translation>
    </message>
    <message>
      <source>Contours instead of colours</source>
      <translation>Контуры вместо цветов</translation>
    </message>
    <message>
      <source>Cop&amp;y the list</source>
      <translation>&amp;Копировать список</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Копировать</translation>
    </message>
    <message>
      <source>Copy &amp;all</source>
      <translation>Копировать &amp;всё</translation>
    </message>
    <message>
      <source>Copy &amp;impression</source>
      <translation>Копировать сво&amp;дку</translation>
    </message>
    <message>
      <source>Copy &amp;row</source>
      <translation>Копировать &amp;строку</translation>
    </message>
    <message>
      <source>Copy &amp;value</source>
      <translation>Копировать &amp;значение</translation>
    </message>
    <message>
      <source>Copy the impression</source>
      <translation>Копировать сводку</translation>
    </message>
    <message>
      <source>Copy the marks and what they measure, for a spreadsheet</source>
      <translation>Копировать аннотации и их измерения для электронной таблицы</translation>
    </message>
    <message>
      <source>Copy the radiograph as it is on the screen</source>
      <translation>Копировать снимок таким, как на экране</translation>
    </message>
    <message>
      <source>Copy what the model says in words</source>
      <translation>Копировать словами то, что говорит модель</translation>
    </message>
    <message>
      <source>Copying the picture …</source>
      <translation>Копирование изображения …</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Тёмные</translation>
    </message>
    <message>
      <source>Darker; also drag up with the right button</source>
      <translation>Темнее; также потянуть вверх правой кнопкой</translation>
    </message>
    <message>
      <source>Date of study</source>
      <translation>Дата исследования</translation>
    </message>
    <message>
      <source>De-identified: names are pseudonyms, pictures and hashes are left out.</source>
      <translation>Обезличено: имена заменены псевдонимами, изображения и хеши не включены.</translation>
    </message>
    <message>
      <source>De-identified: without the header's names and dates. Letters that are part of the picture stay in it, and so do your own words.</source>
      <translation>Обезличивание: без имён и дат из заголовка. Текст, который является частью изображения, остаётся на нём, как и ваши собственные слова.</translation>
    </message>
    <message>
      <source>De-identified: without the header's names and dates. Letters that are part of the picture stay in it.</source>
      <translation>Обезличено: без имён и дат из заголовка. Текст, который является частью изображения, остаётся на нём.</translation>
    </message>
    <message>
      <source>Decided</source>
      <translation>Решено</translation>
    </message>
    <message>
      <source>Delete the selected mark</source>
      <translation>Удалить выбранную аннотацию</translation>
    </message>
    <message>
      <source>Deletion {0} (lower is better), insertion {1} (higher is better); the emptied picture scores {2}.</source>
      <translation>Удаление {0} (лучше меньше), вставка {1} (лучше больше); оценка опустошённого изображения {2}.</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Различие</translation>
    </message>
    <message>
      <source>Disagree</source>
      <translation>Не согласиться</translation>
    </message>
    <message>
      <source>Dismiss (Esc)</source>
      <translation>Закрыть (Esc)</translation>
    </message>
    <message>
      <source>Dismiss message</source>
      <translation>Закрыть сообщение</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>Расстояние</translation>
    </message>
    <message>
      <source>Distance from the training pictures</source>
      <translation>Расстояние от обучающих снимков</translation>
    </message>
    <message>
      <source>Distances are at the detector: the body is magnified there, so true lengths are shorter.</source>
      <translation>Расстояния измерены в плоскости детектора: тело там увеличено, поэтому истинные длины меньше.</translation>
    </message>
    <message>
      <source>Distances are those of the film on the scanner.</source>
      <translation>Расстояния соответствуют плёнке на сканере.</translation>
    </message>
    <message>
      <source>Do again what was taken back</source>
      <translation>Повторить отменённое</translation>
    </message>
    <message>
      <source>Does</source>
      <translation>Действие</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Готово</translation>
    </message>
    <message>
      <source>Doubtful</source>
      <translation>Под сомнением</translation>
    </message>
    <message>
      <source>Drag the triangle to try a threshold of your own.</source>
      <translation>Потяните треугольник, чтобы попробовать собственный порог.</translation>
    </message>
    <message>
      <source>Drag, left button</source>
      <translation>Потянуть левой кнопкой</translation>
    </message>
    <message>
      <source>Drag, middle button, or Space and drag</source>
      <translation>Потянуть средней кнопкой или с клавишей «Пробел»</translation>
    </message>
    <message>
      <source>Drag, right button</source>
      <translation>Потянуть правой кнопкой</translation>
    </message>
    <message>
      <source>Draw an arrow: drag to what it points at</source>
      <translation>Нарисовать стрелку: потянуть к тому, на что она указывает</translation>
    </message>
    <message>
      <source>Draw less of the map</source>
      <translation>Показать меньше карты</translation>
    </message>
    <message>
      <source>Draw maps as lines instead of colours</source>
      <translation>Показать карты линиями вместо цветов</translation>
    </message>
    <message>
      <source>Draw maps in the next of the palettes</source>
      <translation>Рисовать карты следующей палитрой</translation>
    </message>
    <message>
      <source>Draw more of the map</source>
      <translation>Показать больше карты</translation>
    </message>
    <message>
      <source>Drawn from</source>
      <translation>Показывать от</translation>
    </message>
    <message>
      <source>Drop files</source>
      <translation>Перетащить файлы</translation>
    </message>
    <message>
      <source>Ellipse</source>
      <translation>Эллипс</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Every chunk ends the worker that reads it: give the workers more memory and start again.</source>
      <translation>Каждая порция завершает рабочий процесс, который её читает: дайте рабочим процессам больше памяти и запустите снова.</translation>
    </message>
    <message>
      <source>Every figure of the card</source>
      <translation>Все показатели паспорта</translation>
    </message>
    <message>
      <source>Every key and what the mouse does; keys can be changed</source>
      <translation>Все клавиши и действия мыши; клавиши можно изменить</translation>
    </message>
    <message>
      <source>Every length on this radiograph is then worked out from this one. It holds only for what lies as far from the detector as the object measured.</source>
      <translation>Все длины на этом снимке далее вычисляются по этой. Она верна только для того, что находится на том же расстоянии от детектора, что и измеренный объект.</translation>
    </message>
    <message>
      <source>Everything stays on this computer. Your files are never changed.</source>
      <translation>Всё остаётся на этом компьютере. Ваши файлы никогда не изменяются.</translation>
    </message>
    <message>
      <source>Exact: the map adds up to the logit (difference {0}).</source>
      <translation>Точно: сумма карты равна логиту (разность {0}).</translation>
    </message>
    <message>
      <source>Exchange black and white</source>
      <translation>Поменять местами чёрное и белое</translation>
    </message>
    <message>
      <source>Exchange left and right of the view</source>
      <translation>Поменять местами левую и правую стороны вида</translation>
    </message>
    <message>
      <source>Exchange top and bottom of the view</source>
      <translation>Поменять местами верх и низ вида</translation>
    </message>
    <message>
      <source>Export decisions…</source>
      <translation>Экспорт решений…</translation>
    </message>
    <message>
      <source>F&amp;orget these files…</source>
      <translation>&amp;Забыть эти файлы…</translation>
    </message>
    <message>
      <source>F&amp;ull screen</source>
      <translation>Полный &amp;экран</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Ошибка</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Файл</translation>
    </message>
    <message>
      <source>File and folder names may hold a patient's name. Only DICOM files whose path holds nothing of their patient are kept.</source>
      <translation>Имена файлов и папок могут содержать имя пациента. Запоминаются только файлы DICOM, в пути которых нет ничего о пациенте.</translation>
    </message>
    <message>
      <source>File name</source>
      <translation>Имя файла</translation>
    </message>
    <message>
      <source>File {number}</source>
      <translation>Файл {number}</translation>
    </message>
    <message>
      <source>File: {name}</source>
      <translation>Файл: {name}</translation>
    </message>
    <message>
      <source>Fill the whole screen, and back</source>
      <translation>Во весь экран и обратно</translation>
    </message>
    <message>
      <source>Find a command</source>
      <translation>Поиск команды</translation>
    </message>
    <message>
      <source>Finding</source>
      <translation>Находка</translation>
    </message>
    <message>
      <source>Findings</source>
      <translation>Находки</translation>
    </message>
    <message>
      <source>Fit</source>
      <translation>Вписать</translation>
    </message>
    <message>
      <source>Flip &amp;horizontally</source>
      <translation>Отразить по &amp;горизонтали</translation>
    </message>
    <message>
      <source>Flip &amp;vertically</source>
      <translation>Отразить по в&amp;ертикали</translation>
    </message>
    <message>
      <source>Flipped</source>
      <translation>Отражено</translation>
    </message>
    <message>
      <source>Flipped upside down</source>
      <translation>Отражено сверху вниз</translation>
    </message>
    <message>
      <source>Flipped, rotated 270°</source>
      <translation>Отражено, повёрнуто на 270°</translation>
    </message>
    <message>
      <source>Flipped, rotated 90°</source>
      <translation>Отражено, повёрнуто на 90°</translation>
    </message>
    <message>
      <source>Folder for journal and reports</source>
      <translation>Папка для журнала и отчётов</translation>
    </message>
    <message>
      <source>Folder to read</source>
      <translation>Папка для обработки</translation>
    </message>
    <message>
      <source>For the label “{label}” the model's score is {score}, at or above its operating point of {point}.</source>
      <translation>Для метки «{label}» оценка модели {score}: на уровне её рабочей точки {point} или выше.</translation>
    </message>
    <message>
      <source>For the label “{label}” the model's score is {score}, below its operating point of {point}.</source>
      <translation>Для метки «{label}» оценка модели {score}: ниже её рабочей точки {point}.</translation>
    </message>
    <message>
      <source>For the label “{label}” the model's score is {score}: at or above its operating point of {point}, but between {low} and {high}, where the model is unsure.</source>
      <translation>Для метки «{label}» оценка модели {score}: на уровне её рабочей точки {point} или выше, но между {low} и {high}, где модель не уверена.</translation>
    </message>
    <message>
      <source>For the label “{label}” the model's score is {score}: below its operating point of {point}, but between {low} and {high}, where the model is unsure.</source>
      <translation>Для метки «{label}» оценка модели {score}: ниже её рабочей точки {point}, но между {low} и {high}, где модель не уверена.</translation>
    </message>
    <message>
      <source>Forget the recent files…</source>
      <translation>Забыть недавние файлы…</translation>
    </message>
    <message>
      <source>Forget which files were opened? The files themselves are not touched.</source>
      <translation>Забыть, какие файлы открывались? Сами файлы не затрагиваются.</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Формат</translation>
    </message>
    <message>
      <source>Frame</source>
      <translation>Кадр</translation>
    </message>
    <message>
      <source>Frame {frame} of {frames}</source>
      <translation>Кадр {frame} из {frames}</translation>
    </message>
    <message>
      <source>From</source>
      <translation>От</translation>
    </message>
    <message>
      <source>From {level} of full strength on one place, {share} of the picture: {place}.</source>
      <translation>От {level} полной силы: одно место, {share} изображения: {place}.</translation>
    </message>
    <message numerus="yes">
      <source>From {level} of full strength on {count} places, {share} of the picture, {area} in all.</source>
      <translation>
        <numerusform>От {level} полной силы: {count} место, {share} изображения, всего {area}.</numerusform>
        <numerusform>От {level} полной силы: {count} места, {share} изображения, всего {area}.</numerusform>
        <numerusform>От {level} полной силы: {count} мест, {share} изображения, всего {area}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Full range</source>
      <translation>Полный диапазон</translation>
    </message>
    <message>
      <source>Gate</source>
      <translation>Допуск</translation>
    </message>
    <message>
      <source>Give every command the key again that it had at first?</source>
      <translation>Вернуть каждой команде её исходную клавишу?</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Продолжить</translation>
    </message>
    <message>
      <source>Gradient-weighted map; it is not claimed to add up to the logit.</source>
      <translation>Карта, взвешенная по градиенту; не утверждается, что её сумма равна логиту.</translation>
    </message>
    <message>
      <source>Green to yellow</source>
      <translation>От зелёного к жёлтому</translation>
    </message>
    <message>
      <source>Hide &amp;patient</source>
      <translation>Скрыть данные п&amp;ациента</translation>
    </message>
    <message>
      <source>Hide or show all marks</source>
      <translation>Скрыть или показать все аннотации</translation>
    </message>
    <message>
      <source>Hide or show all texts over the radiograph</source>
      <translation>Скрыть или показать все надписи на снимке</translation>
    </message>
    <message>
      <source>Hide or show the patient's name on the radiograph</source>
      <translation>Скрыть или показать имя пациента на снимке</translation>
    </message>
    <message>
      <source>Hide or show what the file itself draws over its picture</source>
      <translation>Скрыть или показать то, что сам файл рисует поверх изображения</translation>
    </message>
    <message>
      <source>Hide patient</source>
      <translation>Скрыть данные пациента</translation>
    </message>
    <message>
      <source>Hide the overlay for a look; held down, only as long</source>
      <translation>Ненадолго скрыть наложение; при удержании – пока клавиша нажата</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Высокий контраст</translation>
    </message>
    <message>
      <source>Hold a bank card or a ruler against the screen, and drag the bar's end until both are equally long.</source>
      <translation>Приложите к экрану банковскую карту или линейку и тяните конец полосы, пока длины не совпадут.</translation>
    </message>
    <message>
      <source>How good it is</source>
      <translation>Показатели качества</translation>
    </message>
    <message>
      <source>How to make it again</source>
      <translation>Как воспроизвести модель</translation>
    </message>
    <message>
      <source>I understand</source>
      <translation>Я понимаю</translation>
    </message>
    <message>
      <source>Impression</source>
      <translation>Сводка</translation>
    </message>
    <message>
      <source>In the range where the model is unsure: {labels}.</source>
      <translation>В интервале, где модель не уверена: {labels}.</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Вход сети</translation>
    </message>
    <message>
      <source>Intended use</source>
      <translation>Назначение</translation>
    </message>
    <message>
      <source>Interrupted: {0} of {1} files were read.</source>
      <translation>Прервано: обработано файлов {0} из {1}.</translation>
    </message>
    <message>
      <source>Invert</source>
      <translation>Инверсия</translation>
    </message>
    <message>
      <source>Inverted</source>
      <translation>Инвертировано</translation>
    </message>
    <message>
      <source>Its grey values are equalised.</source>
      <translation>Значения серого выровнены.</translation>
    </message>
    <message>
      <source>JPEG picture</source>
      <translation>Изображение JPEG</translation>
    </message>
    <message>
      <source>Keep the radiograph on the left and show the next file that is chosen beside it; again to stop</source>
      <translation>Оставить снимок слева и показать рядом следующий выбранный файл; ещё раз – закончить</translation>
    </message>
    <message>
      <source>Keep the recent files between two starts</source>
      <translation>Сохранять список недавних файлов между запусками</translation>
    </message>
    <message>
      <source>Keep them among my own data of Skiagraph</source>
      <translation>Хранить среди моих данных Skiagraph</translation>
    </message>
    <message>
      <source>Keep them in this folder:</source>
      <translation>Хранить в этой папке:</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Клавиша</translation>
    </message>
    <message>
      <source>Keys and mouse</source>
      <translation>Клавиши и мышь</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Тип</translation>
    </message>
    <message>
      <source>Kind of map</source>
      <translation>Вид карты</translation>
    </message>
    <message>
      <source>Knee osteoarthritis, Kellgren-Lawrence grade</source>
      <translation>Остеоартроз колена, степень по Келлгрену–Лоуренсу</translation>
    </message>
    <message>
      <source>Known length</source>
      <translation>Известная длина</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Метка</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Метки</translation>
    </message>
    <message>
      <source>Labels and your decisions</source>
      <translation>Метки и ваши решения</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Язык</translation>
    </message>
    <message>
      <source>Language and colours</source>
      <translation>Язык и цвета</translation>
    </message>
    <message>
      <source>Language, colours, overlay, reader, recent files</source>
      <translation>Язык, цвета, наложение, врач, недавние файлы</translation>
    </message>
    <message>
      <source>Left side</source>
      <translation>Левая сторона</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Длина</translation>
    </message>
    <message>
      <source>Length of the line</source>
      <translation>Длина линии</translation>
    </message>
    <message>
      <source>Lengths allow for the distances of source, patient and detector; off that plane they are inexact.</source>
      <translation>Длины учитывают расстояния между источником, пациентом и детектором; вне этой плоскости они неточны.</translation>
    </message>
    <message>
      <source>Less contrast; also drag right with the right button</source>
      <translation>Меньше контраста; также потянуть вправо правой кнопкой</translation>
    </message>
    <message>
      <source>Licence: {licence}.</source>
      <translation>Лицензия: {licence}.</translation>
    </message>
    <message>
      <source>Licence: {licence}. Credit: {credit}</source>
      <translation>Лицензия: {licence}. Источник: {credit}</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Светлые</translation>
    </message>
    <message>
      <source>Light and dark do not lie as in the training pictures (likeness {0}, at least {1}); the picture may be turned or show something else.</source>
      <translation>Светлое и тёмное расположены не так, как на обучающих снимках (сходство {0}, не меньше {1}); снимок, возможно, повёрнут или показывает что-то другое.</translation>
    </message>
    <message>
      <source>Likeness to the average training picture</source>
      <translation>Сходство со средним обучающим снимком</translation>
    </message>
    <message>
      <source>Limits</source>
      <translation>Пределы применимости</translation>
    </message>
    <message>
      <source>Lo&amp;wer map threshold</source>
      <translation>Порог карты ни&amp;же</translation>
    </message>
    <message>
      <source>Loading the model …</source>
      <translation>Загрузка модели …</translation>
    </message>
    <message>
      <source>Long side of a bank card, 85.6 mm</source>
      <translation>Длинная сторона банковской карты, 85.6 мм</translation>
    </message>
    <message>
      <source>Longest wait in minutes</source>
      <translation>Наибольшее ожидание в минутах</translation>
    </message>
    <message>
      <source>Look at this map with doubt.</source>
      <translation>Относитесь к этой карте с сомнением.</translation>
    </message>
    <message>
      <source>Looking for the decided radiographs: {done} of {total} files …</source>
      <translation>Поиск снимков с решениями: файлов {done} из {total} …</translation>
    </message>
    <message>
      <source>Lower your own threshold of the label; also drag on the score bar</source>
      <translation>Понизить собственный порог метки; можно также потянуть на шкале оценки</translation>
    </message>
    <message>
      <source>M&amp;easure</source>
      <translation>И&amp;змерения</translation>
    </message>
    <message>
      <source>Magnifier {power} times</source>
      <translation>Лупа ×{power}</translation>
    </message>
    <message>
      <source>Map of</source>
      <translation>Карта для</translation>
    </message>
    <message>
      <source>Map of which label</source>
      <translation>Для какой метки карта</translation>
    </message>
    <message>
      <source>Mark</source>
      <translation>Аннотация</translation>
    </message>
    <message>
      <source>Marks</source>
      <translation>Аннотации</translation>
    </message>
    <message>
      <source>Marks hidden</source>
      <translation>Аннотации скрыты</translation>
    </message>
    <message>
      <source>Maximum</source>
      <translation>Максимум</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Среднее</translation>
    </message>
    <message>
      <source>Mean {mean}  SD {sd}</source>
      <translation>Среднее {mean}  СКО {sd}</translation>
    </message>
    <message>
      <source>Mean, SD, minimum, maximum and area of a rectangle</source>
      <translation>Среднее, СКО, минимум, максимум и площадь прямоугольника</translation>
    </message>
    <message>
      <source>Mean, SD, minimum, maximum and area of an ellipse</source>
      <translation>Среднее, СКО, минимум, максимум и площадь эллипса</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Измерения</translation>
    </message>
    <message>
      <source>Measure &amp;faithfulness</source>
      <translation>&amp;Измерить верность карты</translation>
    </message>
    <message>
      <source>Measure a bar on the screen, so that true size is true</source>
      <translation>Измерить полосу на экране, чтобы реальный размер был верным</translation>
    </message>
    <message>
      <source>Measure a length: drag from end to end</source>
      <translation>Измерить длину: провести от конца до конца</translation>
    </message>
    <message>
      <source>Measure an angle: three clicks, the second at its corner</source>
      <translation>Измерить угол: три щелчка, второй – в вершине</translation>
    </message>
    <message>
      <source>Measure faithfulness</source>
      <translation>Измерить верность карты</translation>
    </message>
    <message>
      <source>Measure how far the score depends on what the map shows; again to stop</source>
      <translation>Измерить, насколько оценка зависит от того, что показывает карта; ещё раз – остановить</translation>
    </message>
    <message>
      <source>Measure the Cobb angle: drag along two end plates</source>
      <translation>Измерить угол Кобба: провести вдоль двух замыкательных пластинок</translation>
    </message>
    <message>
      <source>Measurements</source>
      <translation>Измерения</translation>
    </message>
    <message>
      <source>Measuring faithfulness …</source>
      <translation>Измерение верности карты …</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Метод</translation>
    </message>
    <message>
      <source>Min {lowest}  Max {highest}</source>
      <translation>Мин {lowest}  Макс {highest}</translation>
    </message>
    <message>
      <source>Minimum</source>
      <translation>Минимум</translation>
    </message>
    <message>
      <source>Modality</source>
      <translation>Модальность</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Модель</translation>
    </message>
    <message>
      <source>Model card</source>
      <translation>Паспорт модели</translation>
    </message>
    <message>
      <source>Model file, SHA-256</source>
      <translation>Файл модели, SHA-256</translation>
    </message>
    <message>
      <source>Model that answers</source>
      <translation>Модель, которая отвечает</translation>
    </message>
    <message>
      <source>Model: {title}, version {version}.</source>
      <translation>Модель: {title}, версия {version}.</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Модели</translation>
    </message>
    <message>
      <source>More contrast; also drag left with the right button</source>
      <translation>Больше контраста; также потянуть влево правой кнопкой</translation>
    </message>
    <message>
      <source>Move the radiograph</source>
      <translation>Сдвинуть снимок</translation>
    </message>
    <message>
      <source>Move the radiograph, also with a measuring tool in hand</source>
      <translation>Сдвинуть снимок, в том числе с выбранным инструментом измерения</translation>
    </message>
    <message>
      <source>Move the selected mark by one pixel, with Shift by ten</source>
      <translation>Сдвинуть выбранную аннотацию на один пиксель, с Shift – на десять</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Название</translation>
    </message>
    <message>
      <source>Ne&amp;xt model</source>
      <translation>&amp;Следующая модель</translation>
    </message>
    <message>
      <source>Negative</source>
      <translation>Отрицательно</translation>
    </message>
    <message>
      <source>New key</source>
      <translation>Новая клавиша</translation>
    </message>
    <message>
      <source>New key of the selected command</source>
      <translation>Новая клавиша выбранной команды</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Следующий</translation>
    </message>
    <message>
      <source>Next &amp;label</source>
      <translation>Следующая &amp;метка</translation>
    </message>
    <message>
      <source>Next &amp;method</source>
      <translation>Следующий м&amp;етод</translation>
    </message>
    <message>
      <source>No answer</source>
      <translation>Нет ответа</translation>
    </message>
    <message>
      <source>No grade has a score of one half or more.</source>
      <translation>Ни у одной степени оценка не достигает половины.</translation>
    </message>
    <message>
      <source>No installed model is called {0}: name a model file, or one of {1}.</source>
      <translation>Нет установленной модели с именем {0}: укажите файл модели или одну из {1}.</translation>
    </message>
    <message>
      <source>No label has a score of one half or more.</source>
      <translation>Ни у одной метки оценка не достигает половины.</translation>
    </message>
    <message>
      <source>No line of {0} matches a file of the folder, the first: {1}; write paths below the folder, or names, into its column file.</source>
      <translation>Ни одной строке из {0} не соответствует файл папки, первый: {1}; впишите в столбец file пути внутри папки или имена.</translation>
    </message>
    <message>
      <source>No model: radiographs can be viewed only.</source>
      <translation>Нет модели: снимки можно только просматривать.</translation>
    </message>
    <message>
      <source>No pixel inside</source>
      <translation>Внутри нет ни одного пикселя</translation>
    </message>
    <message>
      <source>No radiograph has pixels of such a size; enter the length of the line in mm.</source>
      <translation>На снимках не бывает пикселей такого размера; введите длину линии в мм.</translation>
    </message>
    <message>
      <source>No scheduler answers at {0}: {1}.</source>
      <translation>По адресу {0} планировщик не отвечает: {1}.</translation>
    </message>
    <message>
      <source>No worker is left: start some and then the same command again; the rows so far are kept.</source>
      <translation>Рабочих процессов не осталось: запустите несколько, а затем ту же команду; готовые строки сохранены.</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>№</translation>
    </message>
    <message>
      <source>Nobody has measured for which pictures this model may answer.</source>
      <translation>Никто не измерял, для каких изображений эта модель может отвечать.</translation>
    </message>
    <message>
      <source>Not asked</source>
      <translation>Не запрошено</translation>
    </message>
    <message>
      <source>Not exact: the map misses the logit by {0}.</source>
      <translation>Не точно: карта расходится с логитом на {0}.</translation>
    </message>
    <message>
      <source>Not yet decided</source>
      <translation>Ещё не решено</translation>
    </message>
    <message>
      <source>Notes on this file</source>
      <translation>Замечания к этому файлу</translation>
    </message>
    <message>
      <source>Nothing was made: another radiograph came onto the screen meanwhile. Start again.</source>
      <translation>Ничего не сделано: тем временем на экране появился другой снимок. Начните заново.</translation>
    </message>
    <message>
      <source>Nowhere does the map reach {level} of full strength.</source>
      <translation>Карта нигде не достигает {level} полной силы.</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Номер</translation>
    </message>
    <message>
      <source>Number of the feature map</source>
      <translation>Номер карты признаков</translation>
    </message>
    <message>
      <source>O&amp;pen a model file…</source>
      <translation>&amp;Открыть файл модели…</translation>
    </message>
    <message>
      <source>O&amp;verlay of the model</source>
      <translation>&amp;Наложение модели</translation>
    </message>
    <message numerus="yes">
      <source>Of {count} grades, the model gives the highest score to “{label}”, {score}, and the next to “{other}”, {next}.</source>
      <translation>
        <numerusform>Из {count} степени модель даёт наибольшую оценку, {score}, степени «{label}», следующую, {next}, – степени «{other}».</numerusform>
        <numerusform>Из {count} степеней модель даёт наибольшую оценку, {score}, степени «{label}», следующую, {next}, – степени «{other}».</numerusform>
        <numerusform>Из {count} степеней модель даёт наибольшую оценку, {score}, степени «{label}», следующую, {next}, – степени «{other}».</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Of {count} labels that exclude each other, the model gives the highest score to “{label}”, {score}, and the next to “{other}”, {next}.</source>
      <translation>
        <numerusform>Из {count} взаимоисключающей метки модель даёт наибольшую оценку, {score}, метке «{label}», следующую, {next}, – метке «{other}».</numerusform>
        <numerusform>Из {count} взаимоисключающих меток модель даёт наибольшую оценку, {score}, метке «{label}», следующую, {next}, – метке «{other}».</numerusform>
        <numerusform>Из {count} взаимоисключающих меток модель даёт наибольшую оценку, {score}, метке «{label}», следующую, {next}, – метке «{other}».</numerusform>
      </translation>
    </message>
    <message>
      <source>On it</source>
      <translation>На изображении</translation>
    </message>
    <message>
      <source>On pictures of patients that played no part in making it, with 95 % intervals.</source>
      <translation>На снимках пациентов, которые не участвовали в создании модели; с 95 % доверительными интервалами.</translation>
    </message>
    <message>
      <source>One pixel of the radiograph on one of the screen</source>
      <translation>Один пиксель снимка на один пиксель экрана</translation>
    </message>
    <message>
      <source>Only &amp;differences</source>
      <translation>Только &amp;различия</translation>
    </message>
    <message>
      <source>Only the first {0} elements are shown.</source>
      <translation>Показано элементов: только первые {0}.</translation>
    </message>
    <message>
      <source>Only the lower {0} of {1} bits are used, so white is taken to be {2}.</source>
      <translation>Используется младших битов: {0} из {1}, поэтому белым считается {2}.</translation>
    </message>
    <message>
      <source>Only {0} of {1} overlays are shown; the picture is too large for more.</source>
      <translation>Показано оверлеев: только {0} из {1}; для остальных изображение слишком велико.</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>Непрозрачность</translation>
    </message>
    <message>
      <source>Opacity of the overlay in percent</source>
      <translation>Непрозрачность наложения в процентах</translation>
    </message>
    <message>
      <source>Open a batch…</source>
      <translation>Открыть пакет…</translation>
    </message>
    <message>
      <source>Open a finished &amp;batch…</source>
      <translation>Открыть &amp;готовый пакет…</translation>
    </message>
    <message>
      <source>Open a model</source>
      <translation>Открыть модель</translation>
    </message>
    <message>
      <source>Open a radiograph to ask the model.</source>
      <translation>Откройте снимок, чтобы спросить модель.</translation>
    </message>
    <message>
      <source>Open a radiograph to decide on what the model says of it.</source>
      <translation>Откройте снимок, чтобы принять решение о том, что говорит о нём модель.</translation>
    </message>
    <message>
      <source>Open a radiograph to see its tags.</source>
      <translation>Откройте снимок, чтобы увидеть его теги.</translation>
    </message>
    <message>
      <source>Open a radiograph to see what the network is given of it.</source>
      <translation>Откройте снимок, чтобы увидеть, что из него получает сеть.</translation>
    </message>
    <message>
      <source>Open a radiograph with {key}, or drop files here.</source>
      <translation>Откройте снимок клавишами {key} или перетащите файлы сюда.</translation>
    </message>
    <message>
      <source>Open one of the files opened last</source>
      <translation>Открыть один из недавно открытых файлов</translation>
    </message>
    <message>
      <source>Open one or more files</source>
      <translation>Открыть один или несколько файлов</translation>
    </message>
    <message>
      <source>Open radiographs</source>
      <translation>Открыть снимки</translation>
    </message>
    <message>
      <source>Open the folder of a journal or a report</source>
      <translation>Открыть папку журнала или отчёта</translation>
    </message>
    <message>
      <source>Open them</source>
      <translation>Открыть их</translation>
    </message>
    <message>
      <source>Opened files</source>
      <translation>Открытые файлы</translation>
    </message>
    <message>
      <source>Opening {file} …</source>
      <translation>Открывается {file} …</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>Открыть…</translation>
    </message>
    <message>
      <source>Operating point</source>
      <translation>Рабочая точка</translation>
    </message>
    <message>
      <source>Ordered by {column}, from the largest.</source>
      <translation>По столбцу «{column}», начиная с наибольшего.</translation>
    </message>
    <message>
      <source>Ordered by {column}, from the smallest.</source>
      <translation>По столбцу «{column}», начиная с наименьшего.</translation>
    </message>
    <message>
      <source>Other colo&amp;urs</source>
      <translation>Другие &amp;цвета</translation>
    </message>
    <message>
      <source>Other picture</source>
      <translation>Другое изображение</translation>
    </message>
    <message>
      <source>Overlay</source>
      <translation>Наложение</translation>
    </message>
    <message>
      <source>Overlay hidden</source>
      <translation>Наложение скрыто</translation>
    </message>
    <message>
      <source>Overlay p&amp;lanes</source>
      <translation>&amp;Оверлеи файла</translation>
    </message>
    <message>
      <source>Overlay planes hidden</source>
      <translation>Оверлеи файла скрыты</translation>
    </message>
    <message>
      <source>Own threshold &amp;up</source>
      <translation>Свой порог &amp;выше</translation>
    </message>
    <message>
      <source>Own threshold do&amp;wn</source>
      <translation>Свой порог ни&amp;же</translation>
    </message>
    <message>
      <source>P&amp;ut back what was removed</source>
      <translation>Ве&amp;рнуть убранное</translation>
    </message>
    <message>
      <source>PDF report</source>
      <translation>Отчёт PDF</translation>
    </message>
    <message>
      <source>PNG picture</source>
      <translation>Изображение PNG</translation>
    </message>
    <message>
      <source>Panels</source>
      <translation>Панели</translation>
    </message>
    <message>
      <source>Parts of the header break the standard; they were read as far as possible.</source>
      <translation>Части заголовка нарушают стандарт; они прочитаны, насколько это возможно.</translation>
    </message>
    <message>
      <source>Patient</source>
      <translation>Пациент</translation>
    </message>
    <message>
      <source>Patient (pseudonym)</source>
      <translation>Пациент (псевдоним)</translation>
    </message>
    <message>
      <source>Patient's number</source>
      <translation>Номер пациента</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Пауза</translation>
    </message>
    <message>
      <source>Pause the batch, or go on with it</source>
      <translation>Приостановить пакет или продолжить его</translation>
    </message>
    <message>
      <source>Paused at {done} of {found} files</source>
      <translation>Пауза: файлов {done} из {found}</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Изображение</translation>
    </message>
    <message>
      <source>Pixel spacing</source>
      <translation>Шаг пикселей</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>Пиксели</translation>
    </message>
    <message>
      <source>Pneumonia and infiltration in adult chest radiographs (weak)</source>
      <translation>Пневмония и инфильтрация у взрослых (слабая)</translation>
    </message>
    <message>
      <source>Pneumonia in children's chest radiographs</source>
      <translation>Пневмония у детей (рентген грудной клетки)</translation>
    </message>
    <message>
      <source>Positive</source>
      <translation>Положительно</translation>
    </message>
    <message>
      <source>Positive findings first, the highest score before others; then what is doubtful or has no answer; then the rest.</source>
      <translation>Сначала положительные (по убыванию оценки), затем сомнительные и без ответа, затем прочие.</translation>
    </message>
    <message>
      <source>Pr&amp;evious frame</source>
      <translation>П&amp;редыдущий кадр</translation>
    </message>
    <message>
      <source>Pr&amp;int…</source>
      <translation>Пе&amp;чать…</translation>
    </message>
    <message>
      <source>Predictive values (positive / negative) where so many have it:</source>
      <translation>Прогностическая ценность (положительного / отрицательного результата) при такой распространённости:</translation>
    </message>
    <message>
      <source>Preprocessing</source>
      <translation>Предобработка</translation>
    </message>
    <message>
      <source>Present</source>
      <translation>Есть</translation>
    </message>
    <message>
      <source>Prevalence where you read</source>
      <translation>Распространённость в вашей практике</translation>
    </message>
    <message>
      <source>Previous</source>
      <translation>Предыдущий</translation>
    </message>
    <message>
      <source>Print</source>
      <translation>Печать</translation>
    </message>
    <message>
      <source>Print the report on this radiograph</source>
      <translation>Напечатать отчёт об этом снимке</translation>
    </message>
    <message>
      <source>Printing …</source>
      <translation>Печать …</translation>
    </message>
    <message>
      <source>Print…</source>
      <translation>Печать…</translation>
    </message>
    <message>
      <source>Program</source>
      <translation>Программа</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Ход выполнения</translation>
    </message>
    <message>
      <source>Progress of the batch</source>
      <translation>Ход обработки пакета</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Выход</translation>
    </message>
    <message>
      <source>R&amp;emove all from the list</source>
      <translation>У&amp;брать все из списка</translation>
    </message>
    <message>
      <source>R&amp;eset view and window</source>
      <translation>&amp;Сбросить вид и окно</translation>
    </message>
    <message>
      <source>ROC of {label}</source>
      <translation>ROC-кривая: {label}</translation>
    </message>
    <message>
      <source>Radiograph</source>
      <translation>Снимок</translation>
    </message>
    <message>
      <source>Radiograph and reader</source>
      <translation>Снимок и врач</translation>
    </message>
    <message>
      <source>Radiograph beside</source>
      <translation>Снимок рядом</translation>
    </message>
    <message>
      <source>Radiograph, SHA-256</source>
      <translation>Снимок, SHA-256</translation>
    </message>
    <message>
      <source>Radiographs</source>
      <translation>Снимки</translation>
    </message>
    <message>
      <source>Raise your own threshold of the label; also drag on the score bar</source>
      <translation>Повысить собственный порог метки; можно также потянуть на шкале оценки</translation>
    </message>
    <message>
      <source>Ran on</source>
      <translation>Вычислено на</translation>
    </message>
    <message>
      <source>Read a folder</source>
      <translation>Обработка папки</translation>
    </message>
    <message>
      <source>Read a folder, or open a batch that was read before.</source>
      <translation>Обработайте папку или откройте обработанный ранее пакет.</translation>
    </message>
    <message>
      <source>Read a folder…</source>
      <translation>Обработать папку…</translation>
    </message>
    <message>
      <source>Reader</source>
      <translation>Врач</translation>
    </message>
    <message>
      <source>Reader: {initials}</source>
      <translation>Врач: {initials}</translation>
    </message>
    <message>
      <source>Reading frame {frame} …</source>
      <translation>Чтение кадра {frame} …</translation>
    </message>
    <message>
      <source>Reading the header …</source>
      <translation>Чтение заголовка …</translation>
    </message>
    <message>
      <source>Recent &amp;files</source>
      <translation>&amp;Недавние файлы</translation>
    </message>
    <message>
      <source>Recent files</source>
      <translation>Недавние файлы</translation>
    </message>
    <message>
      <source>Recipe:</source>
      <translation>Рецепт:</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>Прямоугольник</translation>
    </message>
    <message>
      <source>Red&amp;o</source>
      <translation>&amp;Вернуть</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>Отказ</translation>
    </message>
    <message>
      <source>Report made</source>
      <translation>Отчёт создан</translation>
    </message>
    <message>
      <source>Research and teaching: ranks adult frontal chest radiographs by how much they look like those whose reports named a finding. Not for diagnosis.</source>
      <translation>Для научных исследований и преподавания: упорядочивает рентгенограммы грудной клетки взрослых в прямой проекции по сходству с теми, в описаниях которых названа находка. Не для диагностики.</translation>
    </message>
    <message>
      <source>Research and teaching: scores how much a child's frontal chest radiograph looks like those that graders called pneumonia in the Guangzhou pictures. Not for diagnosis.</source>
      <translation>Для научных исследований и преподавания: оценивает, насколько рентгенограмма грудной клетки ребёнка в прямой проекции похожа на те снимки из Гуанчжоу, которые эксперты отнесли к пневмонии. Не для диагностики.</translation>
    </message>
    <message>
      <source>Research and teaching: the Kellgren-Lawrence grade that readers of the Osteoarthritis Initiative would likely give a frontal radiograph of one knee, cropped to the joint. Not for diagnosis.</source>
      <translation>Для научных исследований и преподавания: степень по Келлгрену–Лоуренсу, которую специалисты Osteoarthritis Initiative, вероятно, поставили бы по рентгенограмме одного коленного сустава в прямой проекции, обрезанной до сустава. Не для диагностики.</translation>
    </message>
    <message>
      <source>Research use only, not for diagnosis</source>
      <translation>Только для научных исследований, не для диагностики</translation>
    </message>
    <message>
      <source>Research use only, not for diagnosis.</source>
      <translation>Только для научных исследований, не для диагностики.</translation>
    </message>
    <message>
      <source>Research use only. Not for diagnosis.</source>
      <translation>Только для научных исследований. Не для диагностики.</translation>
    </message>
    <message>
      <source>Reset &amp;all…</source>
      <translation>Сбросить &amp;все…</translation>
    </message>
    <message>
      <source>Reset all keys</source>
      <translation>Сброс всех клавиш</translation>
    </message>
    <message>
      <source>Reset window</source>
      <translation>Сбросить окно</translation>
    </message>
    <message>
      <source>Right side</source>
      <translation>Правая сторона</translation>
    </message>
    <message>
      <source>Rotate &amp;left</source>
      <translation>Повернуть в&amp;лево</translation>
    </message>
    <message>
      <source>Rotate &amp;right</source>
      <translation>Повернуть &amp;вправо</translation>
    </message>
    <message>
      <source>Rotated 180°</source>
      <translation>Повёрнуто на 180°</translation>
    </message>
    <message>
      <source>Rotated 270°</source>
      <translation>Повёрнуто на 270°</translation>
    </message>
    <message>
      <source>Rotated 90°</source>
      <translation>Повёрнуто на 90°</translation>
    </message>
    <message>
      <source>Row {row}  Column {column}  Stored {stored}</source>
      <translation>Строка {row}  Столбец {column}  В файле {stored}</translation>
    </message>
    <message numerus="yes">
      <source>Rows that wait longer than {count} minutes come first, the longest wait before others ({late} now).</source>
      <translation>
        <numerusform>Строки, ожидающие дольше {count} минуты, идут первыми, самые долгие – раньше остальных (сейчас {late}).</numerusform>
        <numerusform>Строки, ожидающие дольше {count} минут, идут первыми, самые долгие – раньше остальных (сейчас {late}).</numerusform>
        <numerusform>Строки, ожидающие дольше {count} минут, идут первыми, самые долгие – раньше остальных (сейчас {late}).</numerusform>
      </translation>
    </message>
    <message>
      <source>Runs on</source>
      <translation>Вычисляется на</translation>
    </message>
    <message>
      <source>SD</source>
      <translation>СКО</translation>
    </message>
    <message>
      <source>Said by another reader, {reader}.</source>
      <translation>Сказано другим врачом: {reader}.</translation>
    </message>
    <message>
      <source>Said of another model, {model} {version}, whose score was {score}; by {reader}.</source>
      <translation>Сказано о другой модели, {model} {version}, с оценкой {score}; врач: {reader}.</translation>
    </message>
    <message>
      <source>Said of this model's version {version}, whose score was {score}; by {reader}.</source>
      <translation>Сказано о версии {version} этой модели, с оценкой {score}; врач: {reader}.</translation>
    </message>
    <message>
      <source>Save a PDF on this radiograph: picture, findings, model</source>
      <translation>Сохранить PDF об этом снимке: изображение, находки, модель</translation>
    </message>
    <message>
      <source>Save a repor&amp;t…</source>
      <translation>Сохранить о&amp;тчёт…</translation>
    </message>
    <message>
      <source>Save a report</source>
      <translation>Сохранение отчёта</translation>
    </message>
    <message>
      <source>Save the decisions as a table for training; while it is being made, stop it</source>
      <translation>Сохранить решения таблицей для обучения; пока она создаётся – остановить</translation>
    </message>
    <message>
      <source>Save the picture</source>
      <translation>Сохранение изображения</translation>
    </message>
    <message>
      <source>Save the radiograph as a PNG or JPEG file, with what you choose on it</source>
      <translation>Сохранить снимок в файл PNG или JPEG с тем, что вы выберете</translation>
    </message>
    <message>
      <source>Save the table in the folder that holds the radiographs</source>
      <translation>Сохранить таблицу в папке, где лежат снимки</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Сохранить…</translation>
    </message>
    <message>
      <source>Saving the picture …</source>
      <translation>Сохранение изображения …</translation>
    </message>
    <message>
      <source>Say that the label cannot be decided on this radiograph</source>
      <translation>Сказать, что по этому снимку о метке нельзя принять решение</translation>
    </message>
    <message>
      <source>Say that the model is right about the label</source>
      <translation>Сказать, что модель права относительно метки</translation>
    </message>
    <message>
      <source>Say that the model is wrong about the label</source>
      <translation>Сказать, что модель ошибается относительно метки</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>Оценка</translation>
    </message>
    <message>
      <source>Score of {label}: {score} of 1</source>
      <translation>Оценка метки «{label}»: {score} из 1</translation>
    </message>
    <message>
      <source>Search the list by file name</source>
      <translation>Поиск в списке по имени файла</translation>
    </message>
    <message>
      <source>Search the tags</source>
      <translation>Поиск в тегах</translation>
    </message>
    <message>
      <source>Select a command, then press its new key in the field below.</source>
      <translation>Выберите команду, затем нажмите её новую клавишу в поле ниже.</translation>
    </message>
    <message>
      <source>Select the next mark; arrow keys move it, Enter takes its next handle</source>
      <translation>Выбрать следующую аннотацию; стрелки двигают её, Enter берёт её следующий маркер</translation>
    </message>
    <message>
      <source>Self-test</source>
      <translation>Самопроверка</translation>
    </message>
    <message>
      <source>Settin&amp;gs…</source>
      <translation>Н&amp;астройки…</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Настройки</translation>
    </message>
    <message>
      <source>Share of the full strength from which on the map is drawn, in percent</source>
      <translation>Доля полной силы, начиная с которой рисуется карта, в процентах</translation>
    </message>
    <message>
      <source>Show &amp;overlay</source>
      <translation>Показать &amp;наложение</translation>
    </message>
    <message>
      <source>Show enlarged pixels as squares instead of smoothed</source>
      <translation>Показывать увеличенные пиксели квадратами, без сглаживания</translation>
    </message>
    <message>
      <source>Show everything that the file says about itself</source>
      <translation>Показать всё, что файл сообщает о себе</translation>
    </message>
    <message>
      <source>Show the map of the next label</source>
      <translation>Показать карту следующей метки</translation>
    </message>
    <message>
      <source>Show the next file of the list</source>
      <translation>Показать следующий файл списка</translation>
    </message>
    <message>
      <source>Show the next frame of the file</source>
      <translation>Показать следующий кадр файла</translation>
    </message>
    <message>
      <source>Show the next kind of map</source>
      <translation>Показать следующий вид карты</translation>
    </message>
    <message>
      <source>Show the next of those side by side in the panel</source>
      <translation>Показать на панели следующий из снимков рядом</translation>
    </message>
    <message>
      <source>Show the other radiograph in the place of the first; held down, only as long</source>
      <translation>Показать другой снимок на месте первого; при удержании – пока клавиша нажата</translation>
    </message>
    <message>
      <source>Show the pixels that the network was given</source>
      <translation>Показать пиксели, которые получила сеть</translation>
    </message>
    <message>
      <source>Show the previous file of the list</source>
      <translation>Показать предыдущий файл списка</translation>
    </message>
    <message>
      <source>Show the previous frame of the file</source>
      <translation>Показать предыдущий кадр файла</translation>
    </message>
    <message>
      <source>Show the stored values without any window, and back</source>
      <translation>Показать сохранённые в файле значения без окна и обратно</translation>
    </message>
    <message>
      <source>Show the whole radiograph</source>
      <translation>Показать весь снимок</translation>
    </message>
    <message>
      <source>Show up to four opened views of the same study beside each other; again to stop</source>
      <translation>Показать рядом до четырёх открытых проекций одного исследования; ещё раз – закончить</translation>
    </message>
    <message>
      <source>Show what was read into a folder before, from its journal</source>
      <translation>Показать обработанное в папку ранее – по её журналу</translation>
    </message>
    <message>
      <source>Show where the model looked</source>
      <translation>Показать, куда смотрела модель</translation>
    </message>
    <message>
      <source>Single feature map</source>
      <translation>Отдельная карта признаков</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Размер</translation>
    </message>
    <message>
      <source>Size in pixels</source>
      <translation>Размер в пикселях</translation>
    </message>
    <message>
      <source>Skiagraph is not a medical device. It is neither CE-marked nor cleared by the FDA or any other authority, and must not be used to diagnose, to treat, or to decide about a patient.</source>
      <translation>Skiagraph не является медицинским изделием. Программа не имеет маркировки CE и не допущена FDA или любым другим органом; её нельзя использовать для диагностики, лечения или принятия решений о пациенте.</translation>
    </message>
    <message>
      <source>Skiagraph: report on one radiograph</source>
      <translation>Skiagraph: отчёт об одном снимке</translation>
    </message>
    <message>
      <source>Soft tissue</source>
      <translation>Мягкие ткани</translation>
    </message>
    <message>
      <source>Split: {how}</source>
      <translation>Разделение: {how}</translation>
    </message>
    <message>
      <source>Starting …</source>
      <translation>Запуск …</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Состояние</translation>
    </message>
    <message>
      <source>Stop measuring</source>
      <translation>Остановить измерение</translation>
    </message>
    <message>
      <source>Stop reading; the rows so far stay, and reading the folder again goes on</source>
      <translation>Остановить обработку; готовые строки сохранятся, повторная обработка папки продолжит её</translation>
    </message>
    <message>
      <source>Stop the export</source>
      <translation>Остановить экспорт</translation>
    </message>
    <message>
      <source>Stopped at {done} of {found} files; reading the folder again goes on</source>
      <translation>Остановлено: файлов {done} из {found}; повторная обработка папки продолжит её</translation>
    </message>
    <message>
      <source>Sum of activations</source>
      <translation>Сумма активаций</translation>
    </message>
    <message>
      <source>Table  ({name})</source>
      <translation>Таблица  ({name})</translation>
    </message>
    <message>
      <source>Table (*.csv)</source>
      <translation>Таблица (*.csv)</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Тег</translation>
    </message>
    <message>
      <source>Tag number, name or value</source>
      <translation>Номер тега, название или значение</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Теги</translation>
    </message>
    <message>
      <source>Tags of the radiograph</source>
      <translation>Теги снимка</translation>
    </message>
    <message>
      <source>Take all files from the list; the files themselves are not touched</source>
      <translation>Убрать из списка все файлы; сами файлы не затрагиваются</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>Отозвать</translation>
    </message>
    <message>
      <source>Take back the last change of the marks</source>
      <translation>Отменить последнее изменение аннотаций</translation>
    </message>
    <message>
      <source>Take the card's threshold of the label again instead of yours</source>
      <translation>Снова взять для метки порог из паспорта вместо вашего</translation>
    </message>
    <message>
      <source>Take the file on the screen from the list; the file itself is not touched</source>
      <translation>Убрать из списка файл, показанный на экране; сам файл не затрагивается</translation>
    </message>
    <message>
      <source>Take the last decision or comment back</source>
      <translation>Отозвать последнее решение или комментарий</translation>
    </message>
    <message>
      <source>Take this answer with doubt.</source>
      <translation>Относитесь к этому ответу с сомнением.</translation>
    </message>
    <message>
      <source>Te&amp;xts</source>
      <translation>&amp;Надписи</translation>
    </message>
    <message>
      <source>Temperature {temperature}; calibration {said}.</source>
      <translation>Температура {temperature}; калибровка: {said}.</translation>
    </message>
    <message>
      <source>Temperature {temperature}; expected calibration error {error} on {where}.</source>
      <translation>Температура {temperature}; ожидаемая ошибка калибровки {error}; измерено на: {where}.</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Текст</translation>
    </message>
    <message>
      <source>Text beside the mark</source>
      <translation>Текст у аннотации</translation>
    </message>
    <message>
      <source>Text of the mark</source>
      <translation>Текст аннотации</translation>
    </message>
    <message>
      <source>Text of the selected mark</source>
      <translation>Текст выбранной аннотации</translation>
    </message>
    <message>
      <source>The JPEG holds further pictures; the first is shown.</source>
      <translation>В JPEG есть и другие изображения; показано первое.</translation>
    </message>
    <message>
      <source>The card has no held-out figures.</source>
      <translation>В паспорте нет показателей на отложенных данных.</translation>
    </message>
    <message>
      <source>The end of the JPEG data is missing: the lower part of the picture is plain grey instead.</source>
      <translation>Конец данных JPEG отсутствует: нижняя часть изображения вместо этого залита серым.</translation>
    </message>
    <message>
      <source>The export was stopped; nothing was written.</source>
      <translation>Экспорт остановлен; ничего не записано.</translation>
    </message>
    <message>
      <source>The file begins like a program; only its DICOM part was read.</source>
      <translation>Файл начинается как программа; прочитана только его часть DICOM.</translation>
    </message>
    <message>
      <source>The file has no DICOM header.</source>
      <translation>В файле нет заголовка DICOM.</translation>
    </message>
    <message>
      <source>The file has no window; an automatic one is used.</source>
      <translation>В файле нет окна; используется автоматическое.</translation>
    </message>
    <message>
      <source>The file holds more picture than its header promises; what is left over was not read.</source>
      <translation>В файле больше данных изображения, чем обещает заголовок; остаток не прочитан.</translation>
    </message>
    <message>
      <source>The file holds {0} frames; only the first one was read.</source>
      <translation>Кадров в файле: {0}; прочитан только первый.</translation>
    </message>
    <message>
      <source>The file says no pixel spacing, so the true size is not known; draw a known length to set it.</source>
      <translation>В файле не указан шаг пикселей, поэтому реальный размер неизвестен; чтобы задать его, начертите известную длину.</translation>
    </message>
    <message>
      <source>The file says that letters are burnt into this picture. De-identifying does not remove them: look.</source>
      <translation>В файле указано, что в это изображение впечатан текст. Обезличивание его не удаляет: проверьте.</translation>
    </message>
    <message>
      <source>The file seems damaged. {0}</source>
      <translation>Файл, по-видимому, повреждён. {0}</translation>
    </message>
    <message>
      <source>The file's header is damaged in places: {0}.</source>
      <translation>Заголовок файла местами повреждён: {0}.</translation>
    </message>
    <message>
      <source>The file's header is damaged; what could be read of it is shown.</source>
      <translation>Заголовок файла повреждён; показано то, что удалось прочитать.</translation>
    </message>
    <message>
      <source>The file's own window, not inverted</source>
      <translation>Собственное окно файла, без инверсии</translation>
    </message>
    <message>
      <source>The first shard in {0} was read with a file of {1} that is not here: install the same Skiagraph on every machine, or scan every shard with --provider cpu.</source>
      <translation>Первая часть в {0} прочитана файлом модели {1}, которого здесь нет: установите одну и ту же версию Skiagraph на все компьютеры или читайте каждую часть с --provider cpu.</translation>
    </message>
    <message>
      <source>The folder {0} cannot be read ({1}): {2}.</source>
      <translation>Папку {0} не удаётся прочитать ({1}): {2}.</translation>
    </message>
    <message>
      <source>The header does not say whether its lowest value is black or white; black was assumed.</source>
      <translation>Заголовок не указывает, чёрным или белым показывать наименьшее значение; принято чёрное.</translation>
    </message>
    <message>
      <source>The header gives the body part {0}; the model is for {1}.</source>
      <translation>В заголовке указана часть тела {0}; модель предназначена для: {1}.</translation>
    </message>
    <message>
      <source>The header gives the modality {0}; the model is for {1}.</source>
      <translation>В заголовке указана модальность {0}; модель предназначена для: {1}.</translation>
    </message>
    <message>
      <source>The header gives the view {0}; the model is for {1}.</source>
      <translation>В заголовке указана проекция {0}; модель предназначена для: {1}.</translation>
    </message>
    <message>
      <source>The header is damaged; what could be read of it is shown.</source>
      <translation>Заголовок повреждён; показано то, что удалось прочитать.</translation>
    </message>
    <message>
      <source>The header names no character set for its letters; names may be shown wrong.</source>
      <translation>В заголовке не указана кодировка букв; имена могут отображаться неверно.</translation>
    </message>
    <message>
      <source>The header says both that low values are black and that they are white; white was used.</source>
      <translation>Заголовок указывает для низких значений и чёрное, и белое; использовано белое.</translation>
    </message>
    <message>
      <source>The header's BitsStored {0} is impossible; {1} was used.</source>
      <translation>В заголовке невозможное значение BitsStored {0}; использовано {1}.</translation>
    </message>
    <message>
      <source>The header's HighBit {0} is impossible; {1} was used.</source>
      <translation>В заголовке невозможное значение HighBit {0}; использовано {1}.</translation>
    </message>
    <message>
      <source>The header's RescaleSlope is 0 and was ignored.</source>
      <translation>В заголовке RescaleSlope равен 0 и не использован.</translation>
    </message>
    <message>
      <source>The header's VOILUTFunction is unknown; LINEAR was used.</source>
      <translation>Значение VOILUTFunction в заголовке неизвестно; использовано LINEAR.</translation>
    </message>
    <message>
      <source>The header's character set does not fit its text; names may be shown wrong.</source>
      <translation>Кодировка в заголовке не подходит к его тексту; имена могут отображаться неверно.</translation>
    </message>
    <message>
      <source>The header's distances of the X-ray source are implausible and were ignored.</source>
      <translation>Расстояния до рентгеновского источника в заголовке неправдоподобны и не использованы.</translation>
    </message>
    <message>
      <source>The header's proportions of a pixel are implausible and were ignored.</source>
      <translation>Указанные в заголовке пропорции пикселя неправдоподобны и не учтены.</translation>
    </message>
    <message>
      <source>The header's window with width {0} is broken and was ignored.</source>
      <translation>Окно шириной {0} в заголовке испорчено и не использовано.</translation>
    </message>
    <message>
      <source>The header's {0} is broken and was ignored.</source>
      <translation>В заголовке испорчено и не использовано: {0}.</translation>
    </message>
    <message>
      <source>The header's {0} is shorter than it says and was ignored.</source>
      <translation>В заголовке короче заявленного и не использовано: {0}.</translation>
    </message>
    <message>
      <source>The header's {0} says {1} bits, but its values have {2}, which was used.</source>
      <translation>Заголовок заявляет для {0} бит: {1}, но значения занимают {2}; использовано второе.</translation>
    </message>
    <message>
      <source>The highest expected grade first, then files without an answer.</source>
      <translation>Сначала наибольшая ожидаемая степень, затем файлы без ответа.</translation>
    </message>
    <message>
      <source>The journal and the reports hold file names and small pictures.</source>
      <translation>Журнал и отчёты содержат имена файлов и уменьшенные изображения.</translation>
    </message>
    <message>
      <source>The journal does not say which folder it is of: read the folder again.</source>
      <translation>В журнале не указано, к какой папке он относится: обработайте папку снова.</translation>
    </message>
    <message>
      <source>The key {0} cannot be used ({1}): name another file.</source>
      <translation>Ключ {0} нельзя использовать ({1}): укажите другой файл.</translation>
    </message>
    <message>
      <source>The last decision was taken back.</source>
      <translation>Последнее решение отозвано.</translation>
    </message>
    <message>
      <source>The last decision, on {name}, was taken back.</source>
      <translation>Последнее решение, о {name}, отозвано.</translation>
    </message>
    <message>
      <source>The least certain answer first, then files without an answer.</source>
      <translation>Сначала наименее уверенный ответ, затем файлы без ответа.</translation>
    </message>
    <message>
      <source>The left button moves the radiograph again</source>
      <translation>Левая кнопка снова двигает снимок</translation>
    </message>
    <message>
      <source>The list of a folder's radiographs, or the radiograph again</source>
      <translation>Список снимков папки или снова сам снимок</translation>
    </message>
    <message>
      <source>The map is faint: hardly anything speaks for the label.</source>
      <translation>Карта слабая: в пользу метки почти ничего не говорит.</translation>
    </message>
    <message>
      <source>The map's strength from 0 to 100 %; drawn from {percent} % on</source>
      <translation>Сила карты от 0 до 100 %; рисуется начиная с {percent} %</translation>
    </message>
    <message>
      <source>The marks that were saved for this radiograph are damaged and are not shown; new ones will take their place.</source>
      <translation>Сохранённые для этого снимка аннотации повреждены и не показаны; их место займут новые.</translation>
    </message>
    <message>
      <source>The middle of the radiograph, cut to this shape.</source>
      <translation>Середина снимка, обрезанная до этой формы.</translation>
    </message>
    <message>
      <source>The model does not answer for this picture.</source>
      <translation>Модель не отвечает для этого изображения.</translation>
    </message>
    <message>
      <source>The model gave no answer.</source>
      <translation>Модель не дала ответа.</translation>
    </message>
    <message>
      <source>The model gave no finding to agree or disagree with.</source>
      <translation>Модель не дала находки, с которой можно согласиться или не согласиться.</translation>
    </message>
    <message>
      <source>The model gives no finding: this radiograph lies outside its limits.</source>
      <translation>Модель не даёт находок: этот снимок вне пределов её применимости.</translation>
    </message>
    <message>
      <source>The model is asked about every radiograph in this folder and those in it:</source>
      <translation>Модель обработает все снимки в этой папке и во вложенных папках:</translation>
    </message>
    <message>
      <source>The model is being loaded …</source>
      <translation>Модель загружается …</translation>
    </message>
    <message>
      <source>The model is looking at the radiograph …</source>
      <translation>Модель рассматривает снимок …</translation>
    </message>
    <message>
      <source>The model is looking …</source>
      <translation>Модель смотрит …</translation>
    </message>
    <message>
      <source>The model was made to answer against its limits, which speak against using this answer.</source>
      <translation>Модель ответила по принуждению, вопреки пределам её применимости, которые говорят против использования этого ответа.</translation>
    </message>
    <message>
      <source>The model's limits put this answer in doubt.</source>
      <translation>Пределы применимости модели ставят этот ответ под сомнение.</translation>
    </message>
    <message>
      <source>The network was not run: a rule had refused the radiograph before.</source>
      <translation>Сеть не запускалась: ещё до неё снимок отклонило правило.</translation>
    </message>
    <message>
      <source>The overlay {0} is broken and was ignored.</source>
      <translation>Оверлей {0} испорчен и не использован.</translation>
    </message>
    <message>
      <source>The patient is hidden.</source>
      <translation>Пациент скрыт.</translation>
    </message>
    <message>
      <source>The patient is {0} years old; the model is for ages {1} to {2}.</source>
      <translation>Возраст пациента: {0}; модель предназначена для возраста от {1} до {2} лет.</translation>
    </message>
    <message>
      <source>The picture has only {0} x {1} pixels; the model looks at {2} x {3}.</source>
      <translation>Размер изображения всего {0} x {1} пикс.; модель рассматривает {2} x {3}.</translation>
    </message>
    <message>
      <source>The picture is in colour; its luminance is shown and judged.</source>
      <translation>Изображение цветное; показана и оценена его яркость.</translation>
    </message>
    <message>
      <source>The picture is nearly empty (grey values spread by {0}, at least {1}).</source>
      <translation>Изображение почти пустое (разброс значений серого {0}, нужно не менее {1}).</translation>
    </message>
    <message>
      <source>The picture is partly transparent; it is laid on black.</source>
      <translation>Изображение частично прозрачное; оно положено на чёрный фон.</translation>
    </message>
    <message>
      <source>The picture is unlike everything the model was trained on (distance {0}, limit {1}).</source>
      <translation>Изображение не похоже ни на что из того, на чём обучали модель (расстояние {0}, предел {1}).</translation>
    </message>
    <message>
      <source>The picture is unusual for the model (distance {0}, usual up to {1}).</source>
      <translation>Изображение необычно для модели (расстояние {0}, обычно до {1}).</translation>
    </message>
    <message>
      <source>The picture seems inverted: dark where the training pictures are bright (likeness {0}, at least {1}).</source>
      <translation>Снимок, похоже, инвертирован: тёмный там, где обучающие снимки светлые (сходство {0}, не меньше {1}).</translation>
    </message>
    <message>
      <source>The picture was copied.</source>
      <translation>Изображение скопировано.</translation>
    </message>
    <message>
      <source>The picture was saved as {name}.</source>
      <translation>Изображение сохранено как {name}.</translation>
    </message>
    <message>
      <source>The pixels are not square ({0} to {1}); they are shown in their true proportions.</source>
      <translation>Пиксели не квадратные ({0} к {1}); они показаны в своих истинных пропорциях.</translation>
    </message>
    <message>
      <source>The printer did not take the report: check it, or choose another one.</source>
      <translation>Принтер не принял отчёт: проверьте его или выберите другой.</translation>
    </message>
    <message>
      <source>The publisher's train and val folders together, dealt again by a keyed hash: 80 % train, 10 % choose weights and temperature (validation), 10 % are looked at once, at the end (test). A patient is the seven digits of the file name; both knees of a patient lie in one split.</source>
      <translation>Папки издателя train и val вместе, заново распределённые по хешу с ключом: 80 % – для обучения, 10 % – для выбора весов и температуры (валидация), 10 % используются один раз, в самом конце (тест). Пациент – это семь цифр имени файла; оба коленных сустава пациента относятся к одной выборке.</translation>
    </message>
    <message>
      <source>The radiograph twice: without its overlay and with it</source>
      <translation>Снимок дважды: без наложения и с наложением</translation>
    </message>
    <message>
      <source>The radiograph with the map</source>
      <translation>Снимок с картой</translation>
    </message>
    <message>
      <source>The radiograph.</source>
      <translation>Снимок.</translation>
    </message>
    <message>
      <source>The reader's decision</source>
      <translation>Решение врача</translation>
    </message>
    <message>
      <source>The report cannot be written into {0} ({1}): choose another folder.</source>
      <translation>Отчёт не удаётся записать в {0} ({1}): выберите другую папку.</translation>
    </message>
    <message>
      <source>The report does not fit into {0}, its disk is full: free some space or choose another.</source>
      <translation>Отчёт не помещается в {0}, диск заполнен: освободите место или выберите другой.</translation>
    </message>
    <message>
      <source>The report in {0} is held against labels, and nobody knows where they are: write it with skiagraph scan FOLDER --out DIR --labels folders|FILE.csv instead.</source>
      <translation>Отчёт в {0} сверен с метками, но где они, неизвестно: запишите его командой skiagraph scan FOLDER --out DIR --labels folders|FILE.csv.</translation>
    </message>
    <message>
      <source>The report was saved as {name}.</source>
      <translation>Отчёт сохранён как {name}.</translation>
    </message>
    <message>
      <source>The report was sent to the printer.</source>
      <translation>Отчёт отправлен на принтер.</translation>
    </message>
    <message>
      <source>The reports are in {folder}.</source>
      <translation>Отчёты находятся в папке {folder}.</translation>
    </message>
    <message>
      <source>The reports are in {folder}. They are de-identified; the journal there is not.</source>
      <translation>Отчёты находятся в папке {folder}. Они обезличены, а журнал в этой папке — нет.</translation>
    </message>
    <message>
      <source>The scheduler has no workers: start some with dask worker, and scan again.</source>
      <translation>У планировщика нет рабочих процессов: запустите их командой dask worker и снова выполните scan.</translation>
    </message>
    <message>
      <source>The scheduler is gone: start it again, and then the same command; the rows so far are kept.</source>
      <translation>Планировщик пропал: запустите его снова, а затем ту же команду; готовые строки сохранены.</translation>
    </message>
    <message numerus="yes">
      <source>The scores of all {count} labels are below the model's operating points.</source>
      <translation>
        <numerusform>Оценки всех меток ({count}) ниже рабочих точек модели.</numerusform>
        <numerusform>Оценки всех {count} меток ниже рабочих точек модели.</numerusform>
        <numerusform>Оценки всех {count} меток ниже рабочих точек модели.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The scores of {count} other labels are below their operating points.</source>
      <translation>
        <numerusform>Оценка ещё {count} метки ниже её рабочей точки.</numerusform>
        <numerusform>Оценки ещё {count} меток ниже их рабочих точек.</numerusform>
        <numerusform>Оценки ещё {count} меток ниже их рабочих точек.</numerusform>
      </translation>
    </message>
    <message>
      <source>The selected mark's next handle; with a tool in hand, a new mark in the middle</source>
      <translation>Следующий маркер выбранной аннотации; с выбранным инструментом – новая аннотация в середине</translation>
    </message>
    <message>
      <source>The table cannot be written to {0} ({1}); choose another place.</source>
      <translation>Таблицу не удаётся записать в {0} ({1}); выберите другое место.</translation>
    </message>
    <message>
      <source>The two models answer about nothing in common ({0}): compare models that share a label.</source>
      <translation>У двух моделей нет ничего общего для ответа ({0}): сравнивайте модели с общей меткой.</translation>
    </message>
    <message>
      <source>The whole radiograph, stretched to this shape.</source>
      <translation>Весь снимок, растянутый до этого размера.</translation>
    </message>
    <message>
      <source>The whole radiograph, with borders to this shape.</source>
      <translation>Весь снимок, с полями до этой формы.</translation>
    </message>
    <message>
      <source>The worker {0} has no Skiagraph {1}: install it there.</source>
      <translation>На рабочем процессе {0} нет Skiagraph {1}: установите его там.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Оформление</translation>
    </message>
    <message>
      <source>There is no file in {0}: connect its drive or name another folder; the report in {1} stays as it is.</source>
      <translation>В папке {0} нет ни одного файла: подключите её диск или укажите другую папку; отчёт в {1} остаётся прежним.</translation>
    </message>
    <message>
      <source>There is no file in {names}: choose another folder.</source>
      <translation>Нет ни одного файла в {names}: выберите другую папку.</translation>
    </message>
    <message>
      <source>There is no model in {0}: install Skiagraph again, or name a model file.</source>
      <translation>В {0} нет модели: установите Skiagraph заново или укажите файл модели.</translation>
    </message>
    <message>
      <source>There is room for {count} marks; delete one first.</source>
      <translation>Места хватает на столько аннотаций: {count}; сначала удалите одну.</translation>
    </message>
    <message>
      <source>Thing of known length</source>
      <translation>Предмет известной длины</translation>
    </message>
    <message>
      <source>This batch was begun with {0}, whose golden pictures' scores this machine computes off by {1}: go on where it was begun, or name --provider cpu, for every shard, to read all anew.</source>
      <translation>Этот набор начат с {0}, но оценки контрольных изображений этой модели вычисляются здесь с отклонением {1}: продолжите там, где он был начат, или укажите --provider cpu (для каждой части), чтобы прочитать всё заново.</translation>
    </message>
    <message>
      <source>This is a colour picture, not a radiograph (channels differ by {0}).</source>
      <translation>Это цветное изображение, а не рентгеновский снимок (каналы различаются на {0}).</translation>
    </message>
    <message>
      <source>This model averages its feature maps, so that HiResCAM is the same as Grad-CAM.</source>
      <translation>Эта модель усредняет свои карты признаков, поэтому HiResCAM совпадает с Grad-CAM.</translation>
    </message>
    <message>
      <source>This picture</source>
      <translation>Это изображение</translation>
    </message>
    <message>
      <source>This screen does not say how large it is; calibrate it first ({key}).</source>
      <translation>Этот экран не сообщает свой размер; сначала откалибруйте его ({key}).</translation>
    </message>
    <message>
      <source>Ticks: {ticks}</source>
      <translation>Деления: {ticks}</translation>
    </message>
    <message>
      <source>Tools</source>
      <translation>Инструменты</translation>
    </message>
    <message>
      <source>Trained on fixed-flexion radiographs of one knee each, cropped to the joint and stored as 8-bit pictures, from people of 45 to 79 years in one American study. Not tested on other hospitals' pictures, on both knees in one picture, on lateral views, on implants or fractures. Readers disagree on grade 1, and so does the model.</source>
      <translation>Обучена на рентгенограммах одного коленного сустава с фиксированным сгибанием (fixed flexion), обрезанных до сустава и сохранённых как 8-битные изображения, у людей 45–79 лет из одного американского исследования. Не проверена на снимках других больниц, на снимках обоих коленных суставов, на боковых проекциях, при имплантатах и переломах. По степени 1 специалисты расходятся во мнениях, и модель тоже.</translation>
    </message>
    <message>
      <source>Trained on frontal radiographs of children aged one to five from one hospital, already cropped to the chest and stored as 8-bit pictures. Useless on adults: between pneumonia and no finding in NIH's adult pictures it ranks worse than chance. Not tested on lateral views, on other hospitals' children or on other lung diseases, which it may call pneumonia. It answers about the whole picture; the map shows where the network looked, not where disease is.</source>
      <translation>Обучена на рентгенограммах в прямой проекции детей от одного года до пяти лет из одной больницы, уже обрезанных до грудной клетки и сохранённых как 8-битные изображения. Непригодна для взрослых: на снимках взрослых из набора NIH различает пневмонию и отсутствие находок хуже случайного угадывания. Не проверена на боковых проекциях, на детях из других больниц и на других болезнях лёгких, которые может назвать пневмонией. Отвечает о снимке в целом; карта показывает, куда смотрела сеть, а не где находится болезнь.</translation>
    </message>
    <message>
      <source>True size, {unit}</source>
      <translation>Реальный размер, {unit}</translation>
    </message>
    <message>
      <source>Truth from {0}, known for {1} files; {2} have an answer.</source>
      <translation>Истинные ответы: {0}; известны для файлов: {1}; из них с ответом модели: {2}.</translation>
    </message>
    <message>
      <source>Turn by 90° to the left</source>
      <translation>Повернуть на 90° влево</translation>
    </message>
    <message>
      <source>Turn by 90° to the right</source>
      <translation>Повернуть на 90° вправо</translation>
    </message>
    <message>
      <source>Type a few letters of what you want to do</source>
      <translation>Наберите несколько букв того, что хотите сделать</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Единица</translation>
    </message>
    <message>
      <source>Unsure</source>
      <translation>Неуверенно</translation>
    </message>
    <message>
      <source>VOI off</source>
      <translation>VOI отключено</translation>
    </message>
    <message>
      <source>VR</source>
      <translation>VR</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Значение</translation>
    </message>
    <message>
      <source>Value {value}</source>
      <translation>Значение {value}</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Проекция</translation>
    </message>
    <message>
      <source>Wait at most</source>
      <translation>Ждать не дольше</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Ожидание</translation>
    </message>
    <message>
      <source>Warm</source>
      <translation>Тёплая</translation>
    </message>
    <message>
      <source>Weak at {label}: {why}.</source>
      <translation>Слабые показатели, метка «{label}»: {why}.</translation>
    </message>
    <message>
      <source>Weak. Trained on 497 pictures of one hospital whose labels were mined from report texts and are wrong in a part of the cases. Every training picture with a finding was called pneumonia, so effusion, oedema, atelectasis, masses and other diseases may be called pneumonia or infiltration. Postero-anterior views are called pneumonia more often (58 %) than antero-posterior ones (25 %), which the model may have learned instead. Its scores are right where about a third of the pictures show pneumonia, as in training (37 %); in the test, which holds every patient with boxes, 54 % do, and the scores are too low by 0.11 on average. Its maps say little about where disease lies: on 36 pictures with radiologists' boxes their strongest place lay in a box 8 times (22 %, by chance 10 %; greys rounded otherwise made it 5). Not tested on children, on lateral views or on other hospitals' pictures.</source>
      <translation>Слабая модель. Обучена на 497 снимках одной больницы, метки которых извлечены из текстов описаний и в части случаев неверны. Каждый обучающий снимок с находкой был отнесён к пневмонии, поэтому выпот, отёк, ателектаз, объёмные образования и другие болезни могут быть названы пневмонией или инфильтрацией. Снимки в заднепередней проекции отнесены к пневмонии чаще (58 %), чем в переднезадней (25 %), и модель могла усвоить именно это. Её оценки верны там, где пневмония видна примерно на трети снимков, как в обучающих данных (37 %); в тестовых, куда входят все пациенты с рамками, их 54 %, и оценки в среднем занижены на 0,11. Её карты мало говорят о том, где находится болезнь: на 36 снимках с рамками рентгенологов самое сильное место карты попало в рамку 8 раз (22 %, при случайном выборе 10 %; при ином округлении оттенков – 5). Не проверена на детях, на боковых проекциях и на снимках других больниц.</translation>
    </message>
    <message>
      <source>What Skiagraph is for, and what not</source>
      <translation>Для чего предназначен Skiagraph и для чего нет</translation>
    </message>
    <message>
      <source>What do you want to do?</source>
      <translation>Что вы хотите сделать?</translation>
    </message>
    <message>
      <source>What it cannot do</source>
      <translation>Пределы применимости</translation>
    </message>
    <message>
      <source>What it expects</source>
      <translation>Ожидаемые снимки</translation>
    </message>
    <message>
      <source>What it is for</source>
      <translation>Назначение</translation>
    </message>
    <message>
      <source>What it was made from</source>
      <translation>Обучающие данные</translation>
    </message>
    <message>
      <source>What the &amp;network sees</source>
      <translation>&amp;Что видит сеть</translation>
    </message>
    <message>
      <source>What the model is for, and how good it is</source>
      <translation>Для чего предназначена модель и каково её качество</translation>
    </message>
    <message>
      <source>What the model says</source>
      <translation>Что говорит модель</translation>
    </message>
    <message>
      <source>What the network sees</source>
      <translation>Что видит сеть</translation>
    </message>
    <message>
      <source>What the network sees in the picture; it does not speak for or against a label.</source>
      <translation>Что сеть видит на изображении; это не говорит ни за метку, ни против неё.</translation>
    </message>
    <message>
      <source>What the network was given</source>
      <translation>Что получила сеть</translation>
    </message>
    <message>
      <source>What was decided before is being read …</source>
      <translation>Читаются принятые ранее решения …</translation>
    </message>
    <message>
      <source>Wheel</source>
      <translation>Колесо мыши</translation>
    </message>
    <message>
      <source>Where the model looked</source>
      <translation>Куда смотрела модель</translation>
    </message>
    <message>
      <source>Where the model looked ({key})</source>
      <translation>Куда смотрела модель ({key})</translation>
    </message>
    <message>
      <source>Where the model looked: {method}</source>
      <translation>Куда смотрела модель: {method}</translation>
    </message>
    <message>
      <source>Where the model looked: {method} of {label}</source>
      <translation>Куда смотрела модель: {method}, метка «{label}»</translation>
    </message>
    <message>
      <source>Where these answers come from</source>
      <translation>Откуда взяты эти ответы</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Почему</translation>
    </message>
    <message>
      <source>Window between the darkest and brightest percent</source>
      <translation>Окно между самым тёмным и самым светлым процентом</translation>
    </message>
    <message>
      <source>Window of the radiograph</source>
      <translation>Окно снимка</translation>
    </message>
    <message>
      <source>Window of the radiograph (1 … 9)</source>
      <translation>Окно снимка (1 … 9)</translation>
    </message>
    <message>
      <source>Window {0} of the list</source>
      <translation>Окно {0} списка</translation>
    </message>
    <message>
      <source>Window {width}  Center {center}  ({name})</source>
      <translation>Окно {width}  Центр {center}  ({name})</translation>
    </message>
    <message>
      <source>Window: right is wider, down is brighter</source>
      <translation>Окно: вправо – шире, вниз – ярче</translation>
    </message>
    <message>
      <source>With overlay</source>
      <translation>С наложением</translation>
    </message>
    <message>
      <source>Within the model's limits.</source>
      <translation>В пределах применимости модели.</translation>
    </message>
    <message>
      <source>Without a model there is no answer to agree with.</source>
      <translation>Без модели нет ответа, с которым можно согласиться.</translation>
    </message>
    <message>
      <source>Without a model there is no network that is given anything.</source>
      <translation>Без модели нет сети, которая что-либо получает.</translation>
    </message>
    <message>
      <source>Without overlay</source>
      <translation>Без наложения</translation>
    </message>
    <message>
      <source>Work&amp;list</source>
      <translation>&amp;Рабочий список</translation>
    </message>
    <message>
      <source>Worklist</source>
      <translation>Рабочий список</translation>
    </message>
    <message>
      <source>Write a comment on the label</source>
      <translation>Написать комментарий к метке</translation>
    </message>
    <message>
      <source>Write on the radiograph: click where</source>
      <translation>Написать на снимке: щёлкнуть где</translation>
    </message>
    <message>
      <source>Write r&amp;eports</source>
      <translation>&amp;Записать отчёты</translation>
    </message>
    <message>
      <source>Write reports</source>
      <translation>Записать отчёты</translation>
    </message>
    <message>
      <source>Write the batch's reports beside its journal</source>
      <translation>Записать отчёты пакета рядом с его журналом</translation>
    </message>
    <message>
      <source>Writing the report …</source>
      <translation>Запись отчёта …</translation>
    </message>
    <message>
      <source>Writing the reports …</source>
      <translation>Запись отчётов …</translation>
    </message>
    <message>
      <source>You</source>
      <translation>Вы</translation>
    </message>
    <message>
      <source>You have not called a label present or absent yet.</source>
      <translation>Вы ещё не решили ни об одной метке, есть она или нет.</translation>
    </message>
    <message>
      <source>You may not write into {0}: choose another folder for the report.</source>
      <translation>У вас нет права записи в {0}: выберите другую папку для отчёта.</translation>
    </message>
    <message>
      <source>You saw the model's answer before you decided, which makes agreement more likely. Shares and kappa are given from 20 decisions on.</source>
      <translation>Вы видели ответ модели до того, как приняли решение, что делает согласие более вероятным. Доли и каппа приводятся, начиная с 20 решений.</translation>
    </message>
    <message>
      <source>Your initials</source>
      <translation>Ваши инициалы</translation>
    </message>
    <message>
      <source>Zoom &amp;in</source>
      <translation>&amp;Увеличить</translation>
    </message>
    <message>
      <source>Zoom &amp;out</source>
      <translation>У&amp;меньшить</translation>
    </message>
    <message>
      <source>Zoom in; also the mouse wheel</source>
      <translation>Увеличить; также колесом мыши</translation>
    </message>
    <message>
      <source>Zoom out; also the mouse wheel</source>
      <translation>Уменьшить; также колесом мыши</translation>
    </message>
    <message>
      <source>Zoom towards the pointer</source>
      <translation>Масштаб относительно указателя</translation>
    </message>
    <message>
      <source>Zoom {percent} %</source>
      <translation>Масштаб {percent} %</translation>
    </message>
    <message>
      <source>Zoom, move and window radiographs beside each other together</source>
      <translation>Масштаб, сдвиг и окно снимков рядом друг с другом меняются вместе</translation>
    </message>
    <message>
      <source>a part of its content is empty: copy it again from where it came</source>
      <translation>часть его содержимого пуста; скопируйте файл заново из источника</translation>
    </message>
    <message>
      <source>a part of the codestream is empty</source>
      <translation>часть кодового потока пуста</translation>
    </message>
    <message>
      <source>a worker process does not start</source>
      <translation>рабочий процесс не запускается</translation>
    </message>
    <message>
      <source>about</source>
      <translation>о чём</translation>
    </message>
    <message>
      <source>absent, agree</source>
      <translation>нет, согласие</translation>
    </message>
    <message>
      <source>absent, disagree</source>
      <translation>нет, несогласие</translation>
    </message>
    <message>
      <source>accuracy</source>
      <translation>точность</translation>
    </message>
    <message>
      <source>accuracy within one</source>
      <translation>точность с допуском в одну степень</translation>
    </message>
    <message>
      <source>all labels</source>
      <translation>все метки</translation>
    </message>
    <message>
      <source>an index of more than {0} MB is not read: scan the folder it lies in</source>
      <translation>индекс больше {0} МБ не читается; выполните scan для папки, в которой он лежит</translation>
    </message>
    <message>
      <source>any</source>
      <translation>без ограничений</translation>
    </message>
    <message>
      <source>aspect crop</source>
      <translation>пропорции: обрезка</translation>
    </message>
    <message>
      <source>aspect pad</source>
      <translation>пропорции: поля</translation>
    </message>
    <message>
      <source>aspect stretch</source>
      <translation>пропорции: растяжение</translation>
    </message>
    <message>
      <source>balanced</source>
      <translation>сбалансированная</translation>
    </message>
    <message>
      <source>balanced accuracy</source>
      <translation>сбалансированная точность</translation>
    </message>
    <message>
      <source>binary</source>
      <translation>бинарная классификация</translation>
    </message>
    <message>
      <source>born {date}</source>
      <translation>дата рождения {date}</translation>
    </message>
    <message>
      <source>calibration error</source>
      <translation>ошибка калибровки</translation>
    </message>
    <message>
      <source>calibration error beyond chance</source>
      <translation>ошибка калибровки сверх случайной</translation>
    </message>
    <message>
      <source>calibration error by chance</source>
      <translation>ошибка калибровки, ожидаемая случайно</translation>
    </message>
    <message>
      <source>cannot say</source>
      <translation>нельзя сказать</translation>
    </message>
    <message>
      <source>cannot see {0}: mount the folder there under the same path.</source>
      <translation>не видит {0}: подключите папку там по тому же пути.</translation>
    </message>
    <message>
      <source>comment only</source>
      <translation>только комментарий</translation>
    </message>
    <message>
      <source>copy it again from where it came</source>
      <translation>скопируйте файл заново из источника</translation>
    </message>
    <message>
      <source>could not be opened</source>
      <translation>не удалось открыть</translation>
    </message>
    <message>
      <source>differs</source>
      <translation>различается</translation>
    </message>
    <message>
      <source>differs inside</source>
      <translation>различается внутри</translation>
    </message>
    <message>
      <source>earlier: absent</source>
      <translation>ранее: нет</translation>
    </message>
    <message>
      <source>earlier: cannot say</source>
      <translation>ранее: нельзя сказать</translation>
    </message>
    <message>
      <source>earlier: comment only</source>
      <translation>ранее: только комментарий</translation>
    </message>
    <message>
      <source>earlier: present</source>
      <translation>ранее: есть</translation>
    </message>
    <message>
      <source>equalisation histogram</source>
      <translation>эквализация: гистограмма</translation>
    </message>
    <message>
      <source>equalisation none</source>
      <translation>эквализация: нет</translation>
    </message>
    <message>
      <source>figure</source>
      <translation>показатель</translation>
    </message>
    <message>
      <source>has Skiagraph {0}, not {1}: install the same version on both.</source>
      <translation>имеет Skiagraph {0}, а не {1}: установите в обоих местах одну версию.</translation>
    </message>
    <message>
      <source>high sensitivity</source>
      <translation>высокая чувствительность</translation>
    </message>
    <message>
      <source>high specificity</source>
      <translation>высокая специфичность</translation>
    </message>
    <message>
      <source>in the panel</source>
      <translation>на панели</translation>
    </message>
    <message>
      <source>is gone: connect its drive and start again; the rows read so far are kept.</source>
      <translation>пропала: подключите её диск и запустите снова; уже обработанные строки сохранены.</translation>
    </message>
    <message>
      <source>it computes the scores of {0}'s golden pictures off by {1}: scan with --provider cpu.</source>
      <translation>оценки контрольных изображений модели {0} вычисляются там с отклонением {1}: читайте с --provider cpu.</translation>
    </message>
    <message>
      <source>it crashed the decoder (exit code {0}), so it is damaged: copy it again from where it came</source>
      <translation>на нём аварийно завершился декодер (код выхода {0}), значит, файл повреждён; скопируйте его заново из источника</translation>
    </message>
    <message>
      <source>it has {0} GB, more than the {1} GB of any radiograph: choose another file</source>
      <translation>размер файла {0} ГБ, а снимков больше {1} ГБ не бывает; выберите другой файл</translation>
    </message>
    <message>
      <source>it holds more than {0}: unpack it and scan the folder</source>
      <translation>в архиве больше, чем {0}; распакуйте его и выполните scan для папки</translation>
    </message>
    <message>
      <source>it holds {0} pictures: save the one you mean as a file of its own</source>
      <translation>изображений в файле: {0}; сохраните нужное отдельным файлом</translation>
    </message>
    <message>
      <source>it is a colour picture with 16 bits per channel: export it with 8, or as 16-bit grey</source>
      <translation>это цветное изображение с 16 битами на канал; экспортируйте его с 8 битами на канал или как 16-битное в оттенках серого</translation>
    </message>
    <message>
      <source>it is a colour picture with 16 bits per channel: save it as 16-bit grey</source>
      <translation>это цветное изображение с 16 битами на канал; сохраните его как 16-битное в оттенках серого</translation>
    </message>
    <message>
      <source>it is a device, not a file: choose a picture file</source>
      <translation>это устройство, а не файл; выберите файл изображения</translation>
    </message>
    <message>
      <source>it is a folder: use `skiagraph scan` to read the files inside</source>
      <translation>это папка; чтобы прочитать файлы в ней, используйте `skiagraph scan`</translation>
    </message>
    <message>
      <source>it is a pipe, not a file: save the picture to a file first</source>
      <translation>это канал (pipe), а не файл; сначала сохраните изображение в файл</translation>
    </message>
    <message>
      <source>it is a socket, not a file: choose a picture file</source>
      <translation>это сокет, а не файл; выберите файл изображения</translation>
    </message>
    <message>
      <source>it is an archive inside an archive, which is not opened: {0}</source>
      <translation>это архив внутри архива, такие не открываются; {0}</translation>
    </message>
    <message>
      <source>it is an archive of several files: {0}, or name one as {1}/NAME</source>
      <translation>это архив из нескольких файлов; {0} или укажите один из них в виде {1}/ИМЯ</translation>
    </message>
    <message>
      <source>it is an archive with no files inside: choose another file</source>
      <translation>это архив без файлов внутри; выберите другой файл</translation>
    </message>
    <message>
      <source>it is an index, not a picture: the files it names are read on their own</source>
      <translation>это индекс, а не изображение; названные в нём файлы читаются отдельно</translation>
    </message>
    <message>
      <source>it is empty (0 bytes): copy it again from where it came</source>
      <translation>файл пуст (0 байт); скопируйте его заново из источника</translation>
    </message>
    <message>
      <source>it is locked with a password: {0}</source>
      <translation>файл защищён паролем; {0}</translation>
    </message>
    <message>
      <source>it is neither DICOM nor a PNG, JPEG, TIFF or BMP picture: choose another file</source>
      <translation>это не DICOM и не изображение PNG, JPEG, TIFF или BMP; выберите другой файл</translation>
    </message>
    <message>
      <source>it is packed in a way that this program does not read (method {0}): {1}</source>
      <translation>файл сжат способом, который эта программа не читает (метод {0}); {1}</translation>
    </message>
    <message>
      <source>it needs more memory than is free: close other programs and try again</source>
      <translation>для него нужно больше памяти, чем свободно; закройте другие программы и попробуйте снова</translation>
    </message>
    <message>
      <source>it needs more than {0} GB of memory, which no radiograph does: choose another file</source>
      <translation>для него нужно больше {0} ГБ памяти, чего у снимков не бывает; выберите другой файл</translation>
    </message>
    <message>
      <source>it unpacks to more than {0} MB, which no radiograph does: choose another file</source>
      <translation>после распаковки занимает больше {0} МБ, чего у снимков не бывает; выберите другой файл</translation>
    </message>
    <message>
      <source>it unpacks to more than {0} MB: {1}</source>
      <translation>после распаковки занимает больше {0} МБ; {1}</translation>
    </message>
    <message>
      <source>it unpacks to more than {0} times its size, which no radiograph does: choose another file</source>
      <translation>при распаковке увеличивается более чем в {0} раз, чего у снимков не бывает; выберите другой файл</translation>
    </message>
    <message>
      <source>its checksum is wrong, so its picture was changed: copy it again from where it came</source>
      <translation>контрольная сумма не совпадает, значит, изображение было изменено; скопируйте файл заново из источника</translation>
    </message>
    <message>
      <source>its colour palette is missing or broken: export it as MONOCHROME2</source>
      <translation>палитра цветов отсутствует или испорчена; экспортируйте файл как MONOCHROME2</translation>
    </message>
    <message>
      <source>its colours ({0} with {1} samples per pixel) cannot be read: export it as MONOCHROME2</source>
      <translation>цвета не читаются ({0}, компонентов на пиксель: {1}); экспортируйте файл как MONOCHROME2</translation>
    </message>
    <message>
      <source>its compressed data is cut short: copy it again from where it came</source>
      <translation>сжатые данные обрываются; скопируйте файл заново из источника</translation>
    </message>
    <message>
      <source>its content is damaged ({0}): copy it again from where it came</source>
      <translation>содержимое повреждено ({0}); скопируйте файл заново из источника</translation>
    </message>
    <message>
      <source>its header does not say how large the picture is: export it again from where it came</source>
      <translation>в заголовке не указан размер изображения; экспортируйте файл заново из источника</translation>
    </message>
    <message>
      <source>its header is damaged ({0}): copy it again from where it came</source>
      <translation>заголовок повреждён ({0}); скопируйте файл заново из источника</translation>
    </message>
    <message>
      <source>its header is damaged or missing: copy it again from where it came</source>
      <translation>заголовок повреждён или отсутствует; скопируйте файл заново из источника</translation>
    </message>
    <message>
      <source>its header promises {0} frames, but it holds {1}: copy it again from where it came</source>
      <translation>число кадров по заголовку – {0}, а в файле – {1}; скопируйте файл заново из источника</translation>
    </message>
    <message>
      <source>its header promises {0} frames, more than the {1} of any radiograph: export it again</source>
      <translation>число кадров по заголовку – {0}, а больше {1} у снимков не бывает; экспортируйте файл заново</translation>
    </message>
    <message>
      <source>its header says {0} x {1} pixels of {2} samples, its picture {3} x {4} of {5}: export it again from where it came</source>
      <translation>по заголовку размер {0} x {1} пикс., компонентов: {2}, а у изображения {3} x {4}, компонентов: {5}; экспортируйте файл заново из источника</translation>
    </message>
    <message>
      <source>its index names it outside the index's own folder, where nothing is opened: open it by itself</source>
      <translation>по индексу файл лежит вне папки самого индекса, а там ничего не открывается; откройте его отдельно</translation>
    </message>
    <message>
      <source>its list of members is damaged ({0}): {1}</source>
      <translation>список файлов в архиве повреждён ({0}); {1}</translation>
    </message>
    <message>
      <source>its members overlap, as only in archives made to do harm: choose another file</source>
      <translation>файлы внутри архива перекрываются, как бывает только во вредоносных архивах; выберите другой файл</translation>
    </message>
    <message>
      <source>its part of the archive is damaged ({0}): {1}</source>
      <translation>его часть архива повреждена ({0}); {1}</translation>
    </message>
    <message>
      <source>its picture has {0} bits where its header allows {1}: export it again from where it came</source>
      <translation>битов в изображении: {0}, а заголовок допускает {1}; экспортируйте файл заново из источника</translation>
    </message>
    <message>
      <source>its picture is cut short ({0} of {1} bytes): copy it again from where it came</source>
      <translation>изображение обрывается (байтов: {0} из {1}); скопируйте файл заново из источника</translation>
    </message>
    <message>
      <source>its picture is cut short: copy it again from where it came</source>
      <translation>изображение обрывается; скопируйте файл заново из источника</translation>
    </message>
    <message>
      <source>its picture is missing, so the file is cut short: copy it again from where it came</source>
      <translation>изображение отсутствует, значит, файл обрывается; скопируйте его заново из источника</translation>
    </message>
    <message>
      <source>its pixel data is not in the format that its header names: export it again</source>
      <translation>данные пикселей не в том формате, который назван в заголовке; экспортируйте файл заново</translation>
    </message>
    <message>
      <source>its pixel values are signed numbers: save it with unsigned ones, from 0 for black</source>
      <translation>значения его пикселей — числа со знаком: сохраните его с числами без знака, от 0 для чёрного</translation>
    </message>
    <message>
      <source>its pixel values do not fit 16 bits: save it with 8 or 16 bits per pixel</source>
      <translation>значения пикселей не помещаются в 16 бит; сохраните файл с 8 или 16 битами на пиксель</translation>
    </message>
    <message>
      <source>its pixels are floating-point numbers: export it with 8 or 16 bits per pixel</source>
      <translation>пиксели заданы числами с плавающей запятой; экспортируйте файл с 8 или 16 битами на пиксель</translation>
    </message>
    <message>
      <source>its pixels are floating-point numbers: save it with 8 or 16 bits per pixel</source>
      <translation>пиксели заданы числами с плавающей запятой; сохраните файл с 8 или 16 битами на пиксель</translation>
    </message>
    <message>
      <source>its pixels are {0}</source>
      <translation>его пиксели: {0}</translation>
    </message>
    <message>
      <source>its pixels have {0} bits: only 8 and 16 can be read, so export it as one of these</source>
      <translation>битов на пиксель: {0}, а читаются только 8 и 16; экспортируйте файл в одном из этих вариантов</translation>
    </message>
    <message>
      <source>its scores differ from the CPU's by {0}, allowed {1}.</source>
      <translation>оценки отличаются от вычисленных на CPU на {0}, допустимо {1}.</translation>
    </message>
    <message>
      <source>its transfer syntax is {0}, which this program cannot decode: export it uncompressed</source>
      <translation>синтаксис передачи – {0}, эта программа не может его декодировать; экспортируйте файл без сжатия</translation>
    </message>
    <message>
      <source>its {0} frames cannot be told apart in {1} pieces: export it uncompressed</source>
      <translation>кадры ({0}) нельзя различить среди фрагментов ({1}); экспортируйте файл без сжатия</translation>
    </message>
    <message>
      <source>kappa</source>
      <translation>каппа</translation>
    </message>
    <message>
      <source>log loss</source>
      <translation>логарифмические потери</translation>
    </message>
    <message>
      <source>macro {figure}</source>
      <translation>{figure} (макросреднее)</translation>
    </message>
    <message>
      <source>mean absolute error</source>
      <translation>средняя абсолютная ошибка</translation>
    </message>
    <message>
      <source>mean score</source>
      <translation>средняя оценка</translation>
    </message>
    <message>
      <source>measured on</source>
      <translation>на чём измерено</translation>
    </message>
    <message>
      <source>micro {figure}</source>
      <translation>{figure} (микросреднее)</translation>
    </message>
    <message>
      <source>mm</source>
      <translation>мм</translation>
    </message>
    <message>
      <source>mm at detector</source>
      <translation>мм (на детекторе)</translation>
    </message>
    <message>
      <source>mm calibrated</source>
      <translation>мм (калибр.)</translation>
    </message>
    <message>
      <source>mm magnified</source>
      <translation>мм (увеличено)</translation>
    </message>
    <message>
      <source>mm on film</source>
      <translation>мм (на плёнке)</translation>
    </message>
    <message>
      <source>mm user-calibrated</source>
      <translation>мм (калибр. вручную)</translation>
    </message>
    <message>
      <source>more than the {0} million this program reads: save it smaller</source>
      <translation>больше {0} млн, которые читает эта программа; сохраните файл с меньшим размером</translation>
    </message>
    <message>
      <source>multiclass</source>
      <translation>многоклассовая классификация</translation>
    </message>
    <message>
      <source>multilabel</source>
      <translation>многометочная классификация</translation>
    </message>
    <message>
      <source>negative</source>
      <translation>отрицательно</translation>
    </message>
    <message>
      <source>negative, {score}</source>
      <translation>отрицательно, {score}</translation>
    </message>
    <message>
      <source>no held-out AUROC</source>
      <translation>нет AUROC на отложенных данных</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>без предела</translation>
    </message>
    <message>
      <source>no pixel spacing</source>
      <translation>шаг пикселей не указан</translation>
    </message>
    <message>
      <source>nobody measured it</source>
      <translation>никто не измерял</translation>
    </message>
    <message>
      <source>none</source>
      <translation>без находок</translation>
    </message>
    <message>
      <source>not decided</source>
      <translation>не решено</translation>
    </message>
    <message>
      <source>not measurable</source>
      <translation>не измеримо</translation>
    </message>
    <message>
      <source>not measured</source>
      <translation>не измерено</translation>
    </message>
    <message>
      <source>not measured: nobody gave pictures with labels</source>
      <translation>не измерено: никто не предоставил изображений с метками</translation>
    </message>
    <message>
      <source>not the bytes that the archive describes</source>
      <translation>байты не те, что описаны в архиве</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>ни с чем</translation>
    </message>
    <message>
      <source>of {count}</source>
      <translation>из {count}</translation>
    </message>
    <message>
      <source>only here</source>
      <translation>только здесь</translation>
    </message>
    <message>
      <source>only there</source>
      <translation>только там</translation>
    </message>
    <message>
      <source>onnxruntime fell back to {0}; check the driver and its libraries.</source>
      <translation>onnxruntime перешёл на {0}; проверьте драйвер и его библиотеки.</translation>
    </message>
    <message>
      <source>operating point</source>
      <translation>рабочая точка</translation>
    </message>
    <message>
      <source>ordinal</source>
      <translation>порядковая классификация</translation>
    </message>
    <message>
      <source>patients</source>
      <translation>пациентов</translation>
    </message>
    <message>
      <source>pictures</source>
      <translation>снимков</translation>
    </message>
    <message>
      <source>pixels</source>
      <translation>пикс.</translation>
    </message>
    <message>
      <source>positive</source>
      <translation>положительно</translation>
    </message>
    <message>
      <source>positive, {score}</source>
      <translation>положительно, {score}</translation>
    </message>
    <message>
      <source>precision</source>
      <translation>ПЦПР</translation>
    </message>
    <message>
      <source>preprocessing {version}</source>
      <translation>предобработка {version}</translation>
    </message>
    <message>
      <source>present, agree</source>
      <translation>есть, согласие</translation>
    </message>
    <message>
      <source>present, disagree</source>
      <translation>есть, несогласие</translation>
    </message>
    <message>
      <source>px</source>
      <translation>пикс.</translation>
    </message>
    <message>
      <source>quadratic kappa</source>
      <translation>каппа с квадратичными весами</translation>
    </message>
    <message>
      <source>reading it takes longer than {0} seconds</source>
      <translation>чтение длится дольше {0} с</translation>
    </message>
    <message>
      <source>reading was stopped before it: start again</source>
      <translation>чтение остановлено до этого файла; запустите снова</translation>
    </message>
    <message>
      <source>refused under {least}</source>
      <translation>отказ ниже {least}</translation>
    </message>
    <message>
      <source>score</source>
      <translation>оценка</translation>
    </message>
    <message>
      <source>sees other files in {0}: mount the same folder there under the same path.</source>
      <translation>видит в {0} другие файлы: подключите там ту же папку по тому же пути.</translation>
    </message>
    <message>
      <source>sensitivity</source>
      <translation>чувствительность</translation>
    </message>
    <message>
      <source>sensitivity may be as low as {low}</source>
      <translation>чувствительность может составлять всего {low}</translation>
    </message>
    <message>
      <source>share of positives</source>
      <translation>доля положительных</translation>
    </message>
    <message>
      <source>specificity</source>
      <translation>специфичность</translation>
    </message>
    <message>
      <source>table {number}</source>
      <translation>таблица {number}</translation>
    </message>
    <message>
      <source>test</source>
      <translation>тест</translation>
    </message>
    <message>
      <source>the codestream has no frame header</source>
      <translation>в кодовом потоке нет заголовка кадра</translation>
    </message>
    <message>
      <source>the codestream has no header</source>
      <translation>в кодовом потоке нет заголовка</translation>
    </message>
    <message>
      <source>the codestream is cut short</source>
      <translation>кодовый поток обрывается</translation>
    </message>
    <message>
      <source>the decoder gave {0}</source>
      <translation>декодер выдал {0}</translation>
    </message>
    <message>
      <source>the file its link points to is gone</source>
      <translation>файл, на который указывает ссылка, пропал</translation>
    </message>
    <message>
      <source>the fragments do not fit their element</source>
      <translation>фрагменты не соответствуют своему элементу</translation>
    </message>
    <message>
      <source>the runs hold less than the header promises</source>
      <translation>в сериях RLE меньше данных, чем обещает заголовок</translation>
    </message>
    <message>
      <source>the system ran out of memory: close other programs and try again</source>
      <translation>в системе закончилась память; закройте другие программы и попробуйте снова</translation>
    </message>
    <message>
      <source>the system refuses ({0}): copy it elsewhere</source>
      <translation>система отказывает ({0}); скопируйте файл в другое место</translation>
    </message>
    <message>
      <source>there is no frame {0} in it, only 1: choose that</source>
      <translation>кадра {0} в файле нет, есть только кадр 1; выберите его</translation>
    </message>
    <message>
      <source>there is no frame {0} in it, only {1}: choose one of these</source>
      <translation>кадра {0} в файле нет, всего кадров: {1}; выберите один из них</translation>
    </message>
    <message>
      <source>there is no picture inside (it is a {0}): choose the radiograph it belongs to</source>
      <translation>в файле нет изображения (это {0}); выберите снимок, к которому он относится</translation>
    </message>
    <message>
      <source>there is no such file</source>
      <translation>такого файла нет</translation>
    </message>
    <message>
      <source>there is nothing of that name in {0}: check the name</source>
      <translation>в {0} нет ничего с таким именем; проверьте имя</translation>
    </message>
    <message>
      <source>train</source>
      <translation>обучение</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>неизвестно</translation>
    </message>
    <message>
      <source>unpack the archive first</source>
      <translation>сначала распакуйте архив</translation>
    </message>
    <message>
      <source>unsure</source>
      <translation>неуверенно</translation>
    </message>
    <message>
      <source>unsure, {score}</source>
      <translation>неуверенно, {score}</translation>
    </message>
    <message>
      <source>usual up to {usual}, refused over {refused}</source>
      <translation>обычно до {usual}, отказ выше {refused}</translation>
    </message>
    <message>
      <source>validation</source>
      <translation>валидация</translation>
    </message>
    <message>
      <source>value</source>
      <translation>значение</translation>
    </message>
    <message>
      <source>window {number}</source>
      <translation>окно {number}</translation>
    </message>
    <message>
      <source>you may not read it: ask for permission or copy it elsewhere</source>
      <translation>нет прав на чтение; запросите доступ или скопируйте файл в другое место</translation>
    </message>
    <message>
      <source>{0} Right in everything: {1}.</source>
      <translation>{0} Верно во всём: {1}.</translation>
    </message>
    <message>
      <source>{0} The report in {1} stays as it is, for it needs the labels of {2}: put them right, or name others with skiagraph scan FOLDER --out DIR --labels folders|FILE.csv.</source>
      <translation>{0} Отчёт в {1} остаётся прежним, так как ему нужны метки из {2}: исправьте их или укажите другие командой skiagraph scan FOLDER --out DIR --labels folders|FILE.csv.</translation>
    </message>
    <message>
      <source>{0} and one changed copy of each</source>
      <translation>{0} и по одной изменённой копии каждого снимка</translation>
    </message>
    <message>
      <source>{0} answers in place of {1}: it is {2} times as fast here.</source>
      <translation>{0} отвечает вместо {1}: здесь быстрее в {2} раза.</translation>
    </message>
    <message>
      <source>{0} answers, as it did when this batch was begun.</source>
      <translation>Отвечает {0}, как и в начале этого набора.</translation>
    </message>
    <message>
      <source>{0} arrived damaged: start again.</source>
      <translation>Модель {0} получена повреждённой: запустите снова.</translation>
    </message>
    <message>
      <source>{0} breaks its contract: its outputs do not have the shapes that {1} labels need.</source>
      <translation>{0} нарушает соглашение: его выходы не тех размеров, которых требуют метки (их {1}).</translation>
    </message>
    <message>
      <source>{0} breaks its contract: its {1}.</source>
      <translation>Модель {0} нарушает свой контракт: {1}.</translation>
    </message>
    <message>
      <source>{0} breaks its contract: the batch axis of {1} must be free.</source>
      <translation>Модель {0} нарушает свой контракт: ось пакета у {1} должна быть свободной.</translation>
    </message>
    <message>
      <source>{0} breaks its contract: {1} must be float32 with {2} axes.</source>
      <translation>Модель {0} нарушает свой контракт: {1} должно быть float32 с числом осей {2}.</translation>
    </message>
    <message>
      <source>{0} cannot be opened: {1}.</source>
      <translation>Не удаётся открыть {0}: {1}.</translation>
    </message>
    <message>
      <source>{0} cannot be read as a CSV file of labels ({1}): check it and start again.</source>
      <translation>Файл {0} не удаётся прочитать как CSV с метками ({1}): проверьте его и запустите снова.</translation>
    </message>
    <message>
      <source>{0} cannot be read: {1}. Check its permissions.</source>
      <translation>Не удаётся прочитать {0}: {1}. Проверьте права доступа.</translation>
    </message>
    <message>
      <source>{0} cannot be understood: scan that shard again.</source>
      <translation>Журнал {0} непонятен: выполните scan для этой части снова.</translation>
    </message>
    <message>
      <source>{0} cannot be used ({1}), nothing was saved: check the rights of its folder.</source>
      <translation>{0}: нельзя использовать ({1}), ничего не сохранено: проверьте права на папку.</translation>
    </message>
    <message>
      <source>{0} cannot be used ({1}): name another --out.</source>
      <translation>{0} нельзя использовать ({1}): укажите другой --out.</translation>
    </message>
    <message>
      <source>{0} cannot be used. {1}</source>
      <translation>{0}: использовать нельзя. {1}</translation>
    </message>
    <message>
      <source>{0} cannot be written ({1}): choose another folder for the report.</source>
      <translation>{0}: запись не удаётся ({1}); выберите другую папку для отчёта.</translation>
    </message>
    <message>
      <source>{0} cannot grow, its disk is full or gone, nothing was saved: free some space and try again.</source>
      <translation>{0}: нет места, диск заполнен или отключён, ничего не сохранено: освободите место и попробуйте снова.</translation>
    </message>
    <message>
      <source>{0} cannot grow, its disk is full or gone: free some space and start again; rows so far are kept.</source>
      <translation>{0}: нет места, диск заполнен или отключён: освободите место и запустите снова; готовые строки сохранены.</translation>
    </message>
    <message>
      <source>{0} carries no card, so its answers mean nothing; export it with export_onnx.py.</source>
      <translation>В файле {0} нет паспорта, поэтому ответы ничего не значат; экспортируйте модель с помощью export_onnx.py.</translation>
    </message>
    <message>
      <source>{0} could not be run ({1}).</source>
      <translation>{0}: выполнить не удалось ({1}).</translation>
    </message>
    <message>
      <source>{0} does not answer once per picture.</source>
      <translation>{0}: модель не даёт по одному ответу на изображение.</translation>
    </message>
    <message>
      <source>{0} does not match its card: {1} is {2}, not {3}.</source>
      <translation>Модель {0} не соответствует своему паспорту: {1} – {2}, а не {3}.</translation>
    </message>
    <message>
      <source>{0} failed its self-test: its golden picture {1} should score {2} for {3}, but scores {4}, off by {5} (allowed {6}); export it again or get a fresh copy.</source>
      <translation>Модель {0} не прошла самопроверку: для контрольного изображения {1} ожидалась оценка {2} для «{3}», получено {4}, отклонение {5} (допустимо {6}); экспортируйте её снова или возьмите исправную копию.</translation>
    </message>
    <message>
      <source>{0} files or {1} GB</source>
      <translation>{0} файлов или {1} ГБ</translation>
    </message>
    <message>
      <source>{0} gave numbers that are not finite for this picture; it has no answer.</source>
      <translation>Модель {0} дала для этого изображения неконечные числа; ответа нет.</translation>
    </message>
    <message>
      <source>{0} gave scores outside of 0 to 1 for this picture; it has no answer.</source>
      <translation>Модель {0} дала для этого изображения оценки вне интервала от 0 до 1; ответа нет.</translation>
    </message>
    <message>
      <source>{0} has pseudonyms of another key: choose another folder for the report.</source>
      <translation>{0}: там псевдонимы с другим ключом; выберите другую папку для отчёта.</translation>
    </message>
    <message>
      <source>{0} has {1} bytes; a model has between 1 byte and 1 GiB.</source>
      <translation>Размер {0} в байтах: {1}; модель занимает от 1 байта до 1 GiB.</translation>
    </message>
    <message>
      <source>{0} has {1} {2}, this machine {3}: install the same version on all of them.</source>
      <translation>{0}: установлено {1} {2}, на этом компьютере {3}; установите везде одну версию.</translation>
    </message>
    <message>
      <source>{0} is a link to a folder, which is not followed: scan that folder itself.</source>
      <translation>{0} – ссылка на папку, переход по ней не выполняется: выполните scan для самой папки.</translation>
    </message>
    <message>
      <source>{0} is in use by another program, nothing was saved: close that one and try again.</source>
      <translation>{0}: используется другой программой, ничего не сохранено; закройте её и попробуйте снова.</translation>
    </message>
    <message>
      <source>{0} is in use by another scan: wait for its end, or choose another folder for the report.</source>
      <translation>{0}: используется другим запуском scan; дождитесь его конца или выберите другую папку для отчёта.</translation>
    </message>
    <message>
      <source>{0} is no archive, so nothing is inside: check the name</source>
      <translation>{0} – не архив, внутри ничего нет; проверьте имя</translation>
    </message>
    <message>
      <source>{0} is no folder, nor can it become one: choose another for the report.</source>
      <translation>{0} не является папкой и не может ею стать: выберите для отчёта другую.</translation>
    </message>
    <message>
      <source>{0} is no journal: there is no such file.</source>
      <translation>{0} – не журнал: такого файла нет.</translation>
    </message>
    <message>
      <source>{0} is no key of pseudonyms: name another file, or one that does not exist yet.</source>
      <translation>{0} – не ключ псевдонимов: укажите другой файл или ещё не существующий.</translation>
    </message>
    <message>
      <source>{0} is no model file: there is no regular file of that name. Choose an .onnx file.</source>
      <translation>{0} – не файл модели: обычного файла с таким именем нет. Выберите файл .onnx.</translation>
    </message>
    <message>
      <source>{0} is no shard's journal: make it with scan --shard, and merge those.</source>
      <translation>{0} – не журнал части: создайте его командой scan --shard и объединяйте такие журналы.</translation>
    </message>
    <message>
      <source>{0} is not a network onnxruntime can load ({1}).</source>
      <translation>{0} – не сеть, которую может загрузить onnxruntime ({1}).</translation>
    </message>
    <message>
      <source>{0} is not used: it is {1} times as fast here, wanted {2}.</source>
      <translation>{0} не используется: скорость здесь ×{1}, требуется ×{2}.</translation>
    </message>
    <message>
      <source>{0} is not used: it was made of another version of {1}.</source>
      <translation>{0} не используется: этот файл создан из другой версии {1}.</translation>
    </message>
    <message>
      <source>{0} is not used: this machine computes its golden pictures' scores off by {1}.</source>
      <translation>{0} не используется: оценки контрольных изображений вычисляются на этом компьютере с отклонением {1}.</translation>
    </message>
    <message>
      <source>{0} is not written in UTF-8: save it as CSV UTF-8 and start again.</source>
      <translation>{0} записан не в UTF-8: сохраните его как CSV UTF-8 и начните снова.</translation>
    </message>
    <message>
      <source>{0} is too large for a list of labels: give one line for each file.</source>
      <translation>Файл {0} слишком велик для списка меток: оставьте по одной строке на файл.</translation>
    </message>
    <message>
      <source>{0} keeps weights in other files; a model must be one self-contained file.</source>
      <translation>Модель {0} хранит веса в других файлах; модель должна быть одним самодостаточным файлом.</translation>
    </message>
    <message>
      <source>{0} met a fault in this program ({1}): please report it; other files are not affected.</source>
      <translation>Файл {0} вызвал ошибку в этой программе ({1}): сообщите о ней; другие файлы не затронуты.</translation>
    </message>
    <message>
      <source>{0} must have exactly one input named 'image'.</source>
      <translation>У модели {0} должен быть ровно один вход с именем 'image'.</translation>
    </message>
    <message>
      <source>{0} names none of the model's labels ({1}): correct its column label.</source>
      <translation>Файл {0} не называет ни одной метки модели ({1}): исправьте его столбец label.</translation>
    </message>
    <message>
      <source>{0} needs the columns file and label in its first line: add them.</source>
      <translation>В первой строке файла {0} нужны столбцы file и label: добавьте их.</translation>
    </message>
    <message>
      <source>{0} of the map lies on the outer {1} of the picture (usual up to {2}): the model may have looked at markers or edges.</source>
      <translation>Доля карты на внешней полосе изображения шириной {1}: {0} (обычно до {2}); модель могла смотреть на маркеры или края.</translation>
    </message>
    <message>
      <source>{0} of the map lies outside the body (usual up to {1}): what the model saw there is not the patient.</source>
      <translation>Доля карты вне тела: {0} (обычно до {1}); то, что модель там увидела, – не пациент.</translation>
    </message>
    <message>
      <source>{0} of {1} lines of {2} match no file of the folder, the first: {3}.</source>
      <translation>Строки из {2}, которым не соответствует ни один файл папки: {0} из {1}, первый: {3}.</translation>
    </message>
    <message>
      <source>{0} of {1} lines of {2} match no file of the folder.</source>
      <translation>Строки из {2}, которым не соответствует ни один файл папки: {0} из {1}.</translation>
    </message>
    <message>
      <source>{0} says two things of {1}: correct it.</source>
      <translation>{0} говорит о {1} разное: исправьте это.</translation>
    </message>
    <message>
      <source>{0} segments of runs</source>
      <translation>сегментов серий: {0}</translation>
    </message>
    <message>
      <source>{0} test patients, {1} pictures</source>
      <translation>тестовая выборка (пациентов {0}, снимков {1})</translation>
    </message>
    <message>
      <source>{0} validation patients, {1} pictures</source>
      <translation>валидационная выборка (пациентов {0}, снимков {1})</translation>
    </message>
    <message>
      <source>{0} was damaged meanwhile: start again, it is then set aside and begun anew.</source>
      <translation>{0}: за это время файл повреждён; запустите снова, он будет отложен и начат заново.</translation>
    </message>
    <message>
      <source>{0} was not used: this onnxruntime comes without it; install {1} instead.</source>
      <translation>{0} не используется: в этом onnxruntime его нет; установите вместо него {1}.</translation>
    </message>
    <message>
      <source>{0} would be replaced by the report of that name: name another --out.</source>
      <translation>{0} был бы заменён отчётом с этим именем: укажите другой --out.</translation>
    </message>
    <message>
      <source>{0} x {1} pixels are more than the {2} million this program reads: save it smaller</source>
      <translation>размер {0} x {1} пикс. больше {2} млн, которые читает эта программа; сохраните файл с меньшим размером</translation>
    </message>
    <message>
      <source>{0} x {1} pixels are {2}</source>
      <translation>{0} x {1} пикселей: {2}</translation>
    </message>
    <message>
      <source>{0} {1}: it is kept as {2}, and every file is read again.</source>
      <translation>{0} {1}: файл сохранён как {2}, и каждый файл обрабатывается снова.</translation>
    </message>
    <message>
      <source>{0} {1}: scan that shard again.</source>
      <translation>{0} {1}: выполните scan для этой части снова.</translation>
    </message>
    <message>
      <source>{0}, but only one can be right for this model: correct it.</source>
      <translation>{0}, но для этой модели верной может быть только одна метка: исправьте это.</translation>
    </message>
    <message>
      <source>{0}: check the name and whether its drive is connected</source>
      <translation>{0}; проверьте имя и подключён ли диск</translation>
    </message>
    <message>
      <source>{0}: copy it again from where it came or export it uncompressed</source>
      <translation>{0}; скопируйте файл заново из источника или экспортируйте его без сжатия</translation>
    </message>
    <message>
      <source>{0}: merge only shards of one scan.</source>
      <translation>{0}: объединяйте только части одного запуска scan.</translation>
    </message>
    <message>
      <source>{0}: scan all shards into one folder, or with one --key.</source>
      <translation>{0}: выполните scan всех частей в одну папку или с одним --key.</translation>
    </message>
    <message>
      <source>{0}: write {1}, normal or unknown.</source>
      <translation>{0}: напишите {1}, normal или unknown.</translation>
    </message>
    <message>
      <source>{0}; no picture with a known truth</source>
      <translation>{0}; нет снимков с известной истиной</translation>
    </message>
    <message>
      <source>{0}; too few negatives: {1}</source>
      <translation>{0}; слишком мало отрицательных: {1}</translation>
    </message>
    <message>
      <source>{0}; too few positives: {1}</source>
      <translation>{0}; слишком мало положительных: {1}</translation>
    </message>
    <message>
      <source>{0}; undefined</source>
      <translation>{0}; не определено</translation>
    </message>
    <message>
      <source>{0}; weak: only {1} positives and {2} negatives</source>
      <translation>{0}; ненадёжно: положительных всего {1}, отрицательных {2}</translation>
    </message>
    <message>
      <source>{along} to the right, {down} down, in {unit}</source>
      <translation>вправо {along}, вниз {down}, {unit}</translation>
    </message>
    <message>
      <source>{area}, box {box}, centre at row {row}, column {column}</source>
      <translation>{area}, рамка {box}, центр: строка {row}, столбец {column}</translation>
    </message>
    <message numerus="yes">
      <source>{count} bytes</source>
      <translation>
        <numerusform>{count} байт</numerusform>
        <numerusform>{count} байта</numerusform>
        <numerusform>{count} байт</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} days</source>
      <translation>
        <numerusform>{count} день</numerusform>
        <numerusform>{count} дня</numerusform>
        <numerusform>{count} дней</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} files</source>
      <translation>
        <numerusform>{count} файл</numerusform>
        <numerusform>{count} файла</numerusform>
        <numerusform>{count} файлов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} items</source>
      <translation>
        <numerusform>{count} элемент</numerusform>
        <numerusform>{count} элемента</numerusform>
        <numerusform>{count} элементов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} lines</source>
      <translation>
        <numerusform>{count} строка</numerusform>
        <numerusform>{count} строки</numerusform>
        <numerusform>{count} строк</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} minutes left</source>
      <translation>
        <numerusform>осталась {count} минута</numerusform>
        <numerusform>осталось {count} минуты</numerusform>
        <numerusform>осталось {count} минут</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} notes</source>
      <translation>
        <numerusform>{count} замечание</numerusform>
        <numerusform>{count} замечания</numerusform>
        <numerusform>{count} замечаний</numerusform>
      </translation>
    </message>
    <message>
      <source>{count} pictures</source>
      <translation>снимков: {count}</translation>
    </message>
    <message numerus="yes">
      <source>{count} radiographs were written to the table.</source>
      <translation>
        <numerusform>В таблицу записан {count} снимок.</numerusform>
        <numerusform>В таблицу записано {count} снимка.</numerusform>
        <numerusform>В таблицу записано {count} снимков.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} seconds left</source>
      <translation>
        <numerusform>осталась {count} секунда</numerusform>
        <numerusform>осталось {count} секунды</numerusform>
        <numerusform>осталось {count} секунд</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} that were decided are not below the table's folder: save it in the folder that holds them.</source>
      <translation>
        <numerusform>{count} снимок с решением лежит не в папке таблицы: сохраните её в папке, которая содержит эти снимки.</numerusform>
        <numerusform>{count} снимка с решением лежат не в папке таблицы: сохраните её в папке, которая содержит эти снимки.</numerusform>
        <numerusform>{count} снимков с решением лежат не в папке таблицы: сохраните её в папке, которая содержит эти снимки.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} were left out: training reads the first frame of a file, and another one was decided.</source>
      <translation>
        <numerusform>{count} снимок не включён: для обучения читается первый кадр файла, а решение принято о другом.</numerusform>
        <numerusform>{count} снимка не включены: для обучения читается первый кадр файла, а решение принято о другом.</numerusform>
        <numerusform>{count} снимков не включены: для обучения читается первый кадр файла, а решение принято о другом.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} without a label to learn were left out.</source>
      <translation>
        <numerusform>{count} снимок без метки для обучения не включён.</numerusform>
        <numerusform>{count} снимка без метки для обучения не включены.</numerusform>
        <numerusform>{count} снимков без метки для обучения не включены.</numerusform>
      </translation>
    </message>
    <message>
      <source>{distance} (usual up to {usual}, refused over {refused})</source>
      <translation>{distance} (обычно до {usual}, отказ выше {refused})</translation>
    </message>
    <message>
      <source>{done} of {found} files</source>
      <translation>файлов: {done} из {found}</translation>
    </message>
    <message>
      <source>{dots} pixels per mm</source>
      <translation>{dots} пикс./мм</translation>
    </message>
    <message>
      <source>{figure} ({count} of {all} labels)</source>
      <translation>{figure}, меток: {count} из {all}</translation>
    </message>
    <message>
      <source>{figure} at {point}</source>
      <translation>{figure} в рабочей точке «{point}»</translation>
    </message>
    <message>
      <source>{figure} at {threshold}</source>
      <translation>{figure} при пороге {threshold}</translation>
    </message>
    <message>
      <source>{file}, cannot be opened</source>
      <translation>{file}, не удаётся открыть</translation>
    </message>
    <message>
      <source>{help}. Cannot be done now</source>
      <translation>{help}. Сейчас недоступно</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation>{hours} ч {minutes} мин</translation>
    </message>
    <message>
      <source>{key} cannot be the key of a command: lists, fields and buttons need it.</source>
      <translation>Клавиша {key} не может быть клавишей команды: она нужна спискам, полям и кнопкам.</translation>
    </message>
    <message>
      <source>{key} is already the key of “{command}”; give that one another key first.</source>
      <translation>{key} – уже клавиша команды «{command}»; сначала назначьте ей другую.</translation>
    </message>
    <message numerus="yes">
      <source>{label}, version {version}: you agreed in {agreed} of {count} decisions.</source>
      <translation>
        <numerusform>{label}, версия {version}: вы согласились в {agreed} из {count} решения.</numerusform>
        <numerusform>{label}, версия {version}: вы согласились в {agreed} из {count} решений.</numerusform>
        <numerusform>{label}, версия {version}: вы согласились в {agreed} из {count} решений.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{label}, version {version}: {count} decisions, agreement {share}, Cohen's kappa {kappa}.</source>
      <translation>
        <numerusform>{label}, версия {version}: {count} решение, согласие {share}, каппа Коэна {kappa}.</numerusform>
        <numerusform>{label}, версия {version}: {count} решения, согласие {share}, каппа Коэна {kappa}.</numerusform>
        <numerusform>{label}, версия {version}: {count} решений, согласие {share}, каппа Коэна {kappa}.</numerusform>
      </translation>
    </message>
    <message>
      <source>{label}: score {score}.</source>
      <translation>{label}: оценка {score}.</translation>
    </message>
    <message>
      <source>{low} to {high} years</source>
      <translation>от {low} до {high} лет</translation>
    </message>
    <message>
      <source>{millimetres} mm, as entered</source>
      <translation>{millimetres} мм, по вводу</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} мин</translation>
    </message>
    <message>
      <source>{name} operating point {threshold}: sensitivity {sensitivity}, specificity {specificity} on {where}</source>
      <translation>рабочая точка «{name}» {threshold}: чувствительность {sensitivity}, специфичность {specificity}; измерено на: {where}</translation>
    </message>
    <message>
      <source>{point} (decides)</source>
      <translation>{point} (решающая)</translation>
    </message>
    <message>
      <source>{provider}, {seconds} s</source>
      <translation>{provider}, {seconds} с</translation>
    </message>
    <message>
      <source>{rate} files a second</source>
      <translation>{rate} файла в секунду</translation>
    </message>
    <message>
      <source>{score} is at or above the {point}.</source>
      <translation>{score} – не ниже, чем {point}.</translation>
    </message>
    <message>
      <source>{score} is below the {point}.</source>
      <translation>{score} – ниже, чем {point}.</translation>
    </message>
    <message>
      <source>{score} is between the two outer operating points, {low} and {high}, where the model is unsure; it is at or above the {point}.</source>
      <translation>{score} – между двумя крайними рабочими точками, {low} и {high}, где модель не уверена; не ниже, чем {point}.</translation>
    </message>
    <message>
      <source>{score} is between the two outer operating points, {low} and {high}, where the model is unsure; it is below the {point}.</source>
      <translation>{score} – между двумя крайними рабочими точками, {low} и {high}, где модель не уверена; ниже, чем {point}.</translation>
    </message>
    <message>
      <source>{score} is not the highest score.</source>
      <translation>{score} – не наибольшая оценка.</translation>
    </message>
    <message>
      <source>{score} is the highest score of all labels.</source>
      <translation>{score} – наибольшая оценка из всех меток.</translation>
    </message>
    <message>
      <source>{shown} of {all} rows.</source>
      <translation>Строк: {shown} из {all}.</translation>
    </message>
    <message>
      <source>{size} pixels, from {low} to {high}, mean {mean} (0 is black, 1 is white).</source>
      <translation>{size} пикс., от {low} до {high}, среднее {mean} (0 – чёрное, 1 – белое).</translation>
    </message>
    <message>
      <source>{size}; screen not calibrated</source>
      <translation>{size}; экран не откалиброван</translation>
    </message>
    <message>
      <source>{value} ({low} to {high})</source>
      <translation>{value} (от {low} до {high})</translation>
    </message>
    <message>
      <source>{} ended every worker that read it: take it out of the folder, or read it alone with skiagraph read.</source>
      <translation>Файл {} завершил каждый рабочий процесс, который его читал: уберите его из папки или обработайте отдельно командой skiagraph read.</translation>
    </message>
  </context>
</TS>
