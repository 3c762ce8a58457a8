package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | The ferry sank off the coast on Monday, and twelve people were found by noon, the coast guard said.
          de | Die Fähre ist am Montag vor der Küste gesunken, und bis zum Mittag wurden zwölf Menschen gefunden.
          fr | Le ferry a coulé lundi près de la côte, et douze personnes ont été trouvées à midi par les secours.
          es | El transbordador se hundió el lunes frente a la costa, y los equipos de rescate hallaron a doce personas.
          it | Il traghetto è affondato lunedì al largo della costa, e i soccorsi hanno trovato dodici persone.
          nl | De veerboot zonk maandag voor de kust, en tegen de middag werden twaalf mensen door de redders gevonden.
          pl | Prom zatonął w poniedziałek u wybrzeża, a do południa ratownicy znaleźli dwanaście osób, jak podała straż.
          ru | Паром затонул в понедельник у берега, и к полудню спасатели нашли двенадцать человек, как сообщила охрана.
          uk | Пором затонув у понеділок біля берега, і до полудня рятувальники знайшли дванадцять людей, що були на борту.
          ja | 月曜日の朝、フェリーが港の沖で沈没し、正午までに十二人が救助された。
          zh | 星期一早上一艘渡轮在港口附近沉没，中午之前有十二人获救，搜索仍在继续。
          ko | 월요일 아침 여객선이 항구 앞바다에서 침몰했고 정오까지 열두 명이 구조되었다고 밝혔다.
          ar | غرقت العبارة يوم الاثنين قبالة الساحل، وعثر رجال الإنقاذ على اثني عشر شخصا بحلول الظهر.
          he | המעבורת טבעה ביום שני מול החוף, ועד הצהריים נמצאו שנים עשר בני אדם, אמר משמר החופים.
          """)
  void tellsTheLanguage(String language, String text) {
    assertThat(Languages.of(text)).hasValue(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "OK", "12 34 56", "Xq zw vbn mlk", "Reuters AFP dpa Xinhua Kyodo Yonhap EFE"})
  void leavesOpenWhatIsTooLittle(String text) {
    assertThat(Languages.of(text)).isEmpty();
  }
}
