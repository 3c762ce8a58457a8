package crossbrief.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "display:none",
        "DISPLAY : NONE !important",
        "display:/**/none",
        "disp\\6c ay:none",
        "visibility: hidden",
        "visibility:collapse",
        "opacity:0",
        "opacity: 0.0;",
        "font-size:0",
        "font-size:1px",
        "position:absolute;left:-9999px",
        "text-indent:-9999px",
        "height:0;overflow:hidden",
        "max-height:0px; overflow:hidden",
        "color:transparent",
        "color:#fff;background:#ffffff",
        "clip-path: inset(50%)",
        "transform: scale(0)"
      })
  void seesWhatHides(String style) {
    assertThat(HiddenText.hides(style)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "display:block",
        "opacity:0.9",
        "opacity:.05",
        "font-size:1.0em",
        "font-size:0.8em",
        "font-size:10px",
        "font-size:1rem",
        "left:-10px",
        "text-indent:-2em",
        "height:0.5em",
        "overflow:hidden",
        "color:#fff",
        "color:white;background:#003366",
        "line-height:0"
      })
  void isSilentAboutWhatDoesNot(String style) {
    assertThat(HiddenText.hides(style)).isFalse();
  }

  @Test
  void takesItOutOfFeedsAndMailsToo() {
    assertThat(
            HtmlPage.fragment(
                "<p>The ferry sank on Monday off Brill with many aboard, the coast guard said in a statement that it put out at noon.</p><p style='font-size:0'>Forty died.</p><p hidden>Fifty died.</p>"))
        .doesNotContain("died");
  }
}
