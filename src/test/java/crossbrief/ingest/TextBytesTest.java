package crossbrief.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextBytesTest {
  private static final String RUSSIAN =
      "Паром затонул у берегов в понедельник утром. Спасатели нашли двенадцать человек, сообщила береговая охрана. Поиски продолжаются, сказал капитан порта.";
  private static final String JAPANESE =
      "月曜日の朝、フェリーが港の沖で沈没した。沿岸警備隊によると、救助隊は正午までに十二人の生存者を発見した。捜索は三隻の船で続けられている。";
  private static final String FRENCH =
      "Le ferry a coulé lundi près de la côte, a déclaré la garde côtière. Les secours ont trouvé douze survivants à midi ; la tempête n’avait pas été prévue – « une tragédie », selon le capitaine.";
  private static final String CHINESE =
      "星期一早上，一艘渡轮在港口附近沉没。海岸警卫队说，救援人员在中午之前找到了十二名幸存者。搜索工作仍在继续，三艘船参加了搜索。";
  private static final String KOREAN =
      "월요일 아침 여객선이 항구 앞바다에서 침몰했다. 해안 경비대는 구조대가 정오까지 생존자 열두 명을 발견했다고 밝혔다. 수색은 계속되고 있다.";

  private static String text(String name) {
    return switch (name) {
      case "ru" -> RUSSIAN;
      case "ja" -> JAPANESE;
      case "zh" -> CHINESE;
      case "ko" -> KOREAN;
      default -> FRENCH;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "fr, UTF-8",
    "ru, UTF-8",
    "fr, UTF-16LE",
    "ru, UTF-16BE",
    "ja, UTF-16LE",
    "fr, windows-1252",
    "ru, windows-1251",
    "ru, KOI8-R",
    "ja, Shift_JIS",
    "ja, EUC-JP",
    "ja, ISO-2022-JP",
    "zh, GB18030",
    "zh, Big5-HKSCS",
    "ko, EUC-KR"
  })
  void findsTheCharacterSet(String language, String charset) {
    String text =
        charset.startsWith("Big5")
            ? text(language).replace('轮', '船').replace('岸', '邊').replaceAll("[这说发现沉没间员继续参]", "")
            : text(language);
    byte[] bytes = text.getBytes(Charset.forName(charset));

    assertThat(TextBytes.decode(bytes, null))
        .isEqualTo(new String(bytes, Charset.forName(charset)));
  }

  @Test
  void believesAMarkBeforeADeclaration() {
    byte[] bytes = ("\ufeff" + FRENCH).getBytes(StandardCharsets.UTF_16BE);

    assertThat(TextBytes.decode(bytes, "windows-1251")).isEqualTo(FRENCH);
  }

  @Test
  void believesADeclarationWhereTheBytesLeaveItOpen() {
    byte[] page =
        ("<meta charset=\"iso-8859-2\"><p>" + "Łódź, żółw").getBytes(Charset.forName("iso-8859-2"));

    assertThat(TextBytes.decodeMarkup(page, null)).contains("Łódź, żółw");
  }

  @Test
  void doesNotBelieveADeclarationThatUtf8Belies() {
    assertThat(
            TextBytes.decodeMarkup(
                ("<meta charset=iso-8859-1><p>" + FRENCH).getBytes(StandardCharsets.UTF_8), null))
        .contains(FRENCH);
  }
}
