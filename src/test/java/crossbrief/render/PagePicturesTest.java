package crossbrief.render;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.domain.Brief;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the pages of the golden briefs against pictures that were looked at. {@code
 * -Dgolden.update} writes them anew.
 */
@Timeout(60)
class PagePicturesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;
  private static final float DPI = 36;

  /**
   * Shades of gray, of 255, by which a pixel may differ: fonts are smoothed a little differently.
   */
  private static final int TOLERANCE = 48;

  /** The share of a page's pixels that may differ by more. */
  private static final double MAX_DIFFERENT = 0.002;

  static List<Path> cases() throws IOException {
    try (Stream<Path> cases = Files.list(GOLDEN)) {
      return cases.sorted().toList();
    }
  }

  private static List<BufferedImage> pages(Path folder) throws IOException {
    Brief brief =
        BriefJsonReader.read(Files.readAllBytes(folder.resolve("brief.json")), folder.toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfBriefRenderer(RenderConfig.DEFAULT).render(brief, out, note -> {});
    List<BufferedImage> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        pages.add(renderer.renderImageWithDPI(i, DPI, ImageType.GRAY));
      }
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void thePagesLookAsReviewed(Path folder) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pages"));
    List<BufferedImage> pages = pages(folder);
    if (UPDATE) {
      try (Stream<Path> old = Files.list(pictures)) {
        old.forEach(PagePicturesTest::delete);
      }
      for (int i = 0; i < pages.size(); i++) {
        ImageIO.write(pages.get(i), "png", pictures.resolve(name(i)).toFile());
      }
    }

    try (Stream<Path> reviewed = Files.list(pictures)) {
      assertThat(reviewed.count()).as("pages of " + folder).isEqualTo(pages.size());
    }
    for (int i = 0; i < pages.size(); i++) {
      BufferedImage reviewed = ImageIO.read(pictures.resolve(name(i)).toFile());
      assertThat(different(pages.get(i), reviewed))
          .as("share of different pixels of " + folder + ", page " + (i + 1))
          .isLessThan(MAX_DIFFERENT);
      assertThat(ink(pages.get(i))).as("page " + (i + 1) + " is not empty").isGreaterThan(0.0005);
    }
  }

  private static String name(int page) {
    return String.format(java.util.Locale.ROOT, "page-%02d.png", page + 1);
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double different(BufferedImage a, BufferedImage b) {
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
      return 1;
    }
    int different = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        int gap = a.getRaster().getSample(x, y, 0) - b.getRaster().getSample(x, y, 0);
        different += Math.abs(gap) > TOLERANCE ? 1 : 0;
      }
    }
    return (double) different / (a.getWidth() * a.getHeight());
  }

  private static double ink(BufferedImage page) {
    int dark = 0;
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        dark += page.getRaster().getSample(x, y, 0) < 128 ? 1 : 0;
      }
    }
    return (double) dark / (page.getWidth() * page.getHeight());
  }
}
