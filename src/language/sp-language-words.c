/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-language-words.h"

/* The small words that a page of any text of the language has, from memory of the languages; "-ing"
 * is an ending. A word that several languages have counts less for each. */
const SpLanguageWords sp_language_words[] = {
  { "en",
    "the of and to in a is that for it was on are as with his they at be this have from or had by "
    "not "
    "but what all were when we there can an your which their said if do will each about how up out "
    "them "
    "then she many some so these would other into has more her two like him see could no make than "
    "first "
    "been its who now people my over did down only way find use may after says amid against again "
    "still "
    "before under while because says new should -ing -tion -ed -ly -ness -ment -ers -ght -ity -ies "
    "-ous" },
  { "fr",
    "le la les de des du un une et est dans pour que qui sur pas au aux avec ne se ce il elle sont "
    "par plus "
    "mais ou nous vous ont cette son ses été leur comme fait être d'un d'une l'on c'est qu'il "
    "n'est a été "
    "entre sans deux même aussi après selon dont où -eux -ement -aient -tion -ité -ence -aire" },
  { "de",
    "der die das und ist in den von zu mit sich des auf für nicht ein eine dem im es auch als an "
    "nach wie "
    "aus bei hat dass sie er wir wird werden einer eines einem einen oder aber noch haben vor über "
    "nur um "
    "zum zur sind war durch so kein keine mehr unter gegen -ung -lich -isch -heit -keit -schen "
    "-ungen" },
  { "es",
    "el la los las de del que y en un una por con para es se no su lo al como más pero sus le ha "
    "ya o este "
    "porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos "
    "durante fue son "
    "está han según dos -ción -dad -mente -iendo -ando -ciones -ía" },
  { "pt",
    "o a os as de do da dos das que e em um uma por com para é se não no na nos nas ao seu sua "
    "mais mas como "
    "foi ele ela são está ser tem já também pelo pela até isso entre sobre quando muito depois "
    "segundo "
    "à às -ção -ções -dade -mente -ão -ões -nha" },
  { "it",
    "il lo la i gli le di del della dei delle che e è in un una per con non si da sono al alla nel "
    "nella ha "
    "come più anche ma se dal dalla ai questo questa essere stato suo sua ci dopo tra fra o hanno "
    "due "
    "-zione -zioni -mente -ità -ando -endo -ggio -tto" },
  { "nl",
    "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij uit door "
    "naar over "
    "heeft worden wordt hij ze wij deze dit die nog wel geen werd tot meer kan zich hebben was "
    "tegen "
    "-lijk -heid -ingen -sche -ijk -aar" },
  { "sv",
    "och i att det som en på är av för med den till inte har de ett om var jag men sig från vi så "
    "kan när "
    "han hon efter under eller ska också blir nu än vid mot bara mycket där här detta säger "
    "-ningen -arna -heten -ande -erna" },
  { "da",
    "og i at det er en til på af for med den ikke som har de et der var jeg men sig fra vi kan han "
    "hun efter "
    "eller skal også bliver nu end ved mod kun meget hvor dette siger havde blev hvad mig os af "
    "-ningen -erne -hed -ede -ende" },
  { "nb",
    "og i å det er en til på av for med den ikke som har de et var jeg men seg fra vi kan han hun "
    "etter eller "
    "skal også blir nå enn ved mot bare mye hvor dette sier hadde ble hva meg oss om ei noe "
    "-ningen -ene -het -ende -asjon" },
  { "fi",
    "ja on ei se että oli hän mutta ovat kuin myös joka tai sen niin jos mitä kun ole vain nyt "
    "sitä olla "
    "mukaan ovat tämä kanssa jotka vuoden -ssa -ssä -lla -llä -sta -stä -nen -aan -ään -ksi -iin" },
  { "pl",
    "i w na z do nie się że to jest o jak po za od ale przez dla przy są był była jego tak czy ten "
    "już oraz "
    "który która które być może tym co tego jej ich także również -ych -ego -ość -ości -owy -owa "
    "-nie -cje" },
  { "cs",
    "a v na se je že s z do to o i k za ve by jako ale po jsou od pro byl byla bylo nebo který "
    "která které "
    "při již však jeho jen také podle až tak má být není ještě -ých -ého -ost -osti -ní -ově -cí" },
  { "sk",
    "a v na sa je že s z do to o aj k za vo by ako ale po sú od pre bol bola bolo alebo ktorý "
    "ktorá ktoré "
    "pri už však jeho len podľa až tak má byť nie ešte -ých -ého -osť -osti -nie -ovanie" },
  { "hu",
    "a az és hogy nem is egy van de meg ez azt mint csak volt ki már el még vagy lesz után szerint "
    "volt "
    "között akkor minden nagyon kell lehet -ban -ben -nak -nek -ság -ség -ból -ből -tól -től -val "
    "-vel" },
  { "ro",
    "și în de la a cu pe nu din că este un o care pentru mai sunt ce au fost se să prin după sau "
    "dar ca lui "
    "al ale acest această între până fi -ului -ilor -ție -ții -ească -are -ește" },
  { "tr",
    "ve bir bu da de için ile çok daha olarak olan gibi kadar ne var en ama sonra değil her mi mı "
    "ki ya o "
    "ise göre yeni dedi oldu -lar -ler -ları -leri -ının -inin -yor -dır -dir -mış -miş" },
  { "id",
    "yang dan di ke dari untuk dengan ini itu pada tidak adalah dalam akan oleh juga ada mereka "
    "saya kita bisa "
    "telah sudah sebagai karena atau lebih para kata menjadi tersebut -kan -nya -lah" },
  { "vi",
    "và của là có không được cho trong một những với các người này đã khi đến từ ở cũng như nhưng "
    "về tôi ra "
    "vào lại năm theo nhiều sẽ nước việc" },
  { "hr",
    "i u je na se da su za od s o a koji koja koje kao ne to bi što iz nije ali po sve samo već do "
    "biti bio bila "
    "ili kako njegov nakon prema između također -nja -ost -anje -enje -ske -ski -ima" },
  { "sl",
    "in je v na se da za so z s ne ki po pa kot bi od tudi pri do bo biti ali še ter kako ni sem "
    "bil bila lahko "
    "med ko več -nja -ost -anje -enje -ega -emu -ih" },
  { "ca",
    "el la els les de del dels que i en un una per amb és no es al als com més però seu seva ha "
    "aquest aquesta "
    "són va també perquè entre sobre quan fins molt hi ho l'any d'un -ció -tat -ment -ència" },
  { "et",
    "ja on ei see et ta oli mis ka kui aga oma või siis nii seda mida ning kes pole veel eest "
    "nende pärast "
    "juures -de -te -sse -st -ga -mine -lik -lise" },
  { "lv",
    "un ir no ar par kas uz ka tas bija arī bet lai pie kā vai pēc tiek tika nav gan viņš tā līdz "
    "ko tikai "
    "-šanas -ību -iem -ām -ās -ija" },
  { "lt",
    "ir yra į kad su iš bei tai ne kaip bet buvo apie dėl jis nuo už prie tik po jau jos jų kurie "
    "metų taip "
    "-ai -as -os -imas -ių -ams -oje" },
  { "sw",
    "ya na wa kwa ni katika za la cha kuwa hii hiyo yake watu hayo huo bila pia baada kama lakini "
    "alisema ambao "
    "hivyo kwamba mwaka" },
  { "af",
    "die en van in is dat het nie om te wat met vir ook hy sy ons aan op deur was as maar sal kan "
    "nog na word "
    "hulle se by uit 'n gesê -heid -like" },
  { "ru",
    "и в не на что с по это как он из у за от но то для его о к а так был она они мы бы же вы при "
    "до или если "
    "также после года -ого -ость -ить -ать -ение -ний -ский" },
  { "uk",
    "і в не на що з по це як він із у за від але то для його про до а так був вона вони ми й та "
    "або якщо також "
    "після року є -ого -ість -ити -ати -ення -ння -ський" },
  { "bg",
    "и в не на че с по това как той от за но да се са е до а така беше тя те ние или ако също след "
    "година във "
    "със ще -ите -ата -ото -ният -ски -ане" },
  { "sr",
    "и у је на се да су за од с о а који која које као не то би што из није али по све само већ до "
    "бити био "
    "или након према између такође -ње -ост -ање -ски" },
};

const guint sp_n_language_words = G_N_ELEMENTS (sp_language_words);
