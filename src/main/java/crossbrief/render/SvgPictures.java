package crossbrief.render;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.parser.FSColor;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.AbstractOutputDevice;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Draws the SVG of templates into a PDF: shapes as vectors, text as text in the fonts of the
 * document. It knows the elements that charts are made of, and refuses all others by name.
 */
final class SvgPictures implements SVGDrawer {
  private static final int[] PARAMETERS_OF_CURVES = {2, 2, 1, 1, 6, 4, 0};
  private static final String COMMANDS = "MLHVCQZ";

  private final PdfText texts;
  private final BidiText bidi = new BidiText();

  SvgPictures(PdfText texts) {
    this.texts = texts;
  }

  @Override
  public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
    // fonts are those of the document
  }

  @Override
  public void addFontFile(File file, String family, Integer weight, FontStyle style) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    // holds nothing
  }

  @Override
  public SVGImage buildSVGImage(
      Element svg, Box box, CssContext css, double width, double height, double dotsPerPixel) {
    return new Image(svg, width, height, dotsPerPixel);
  }

  private final class Image implements SVGImage {
    private final Element svg;
    private final double width;
    private final double height;
    private final double scale;

    /** Width and height in dots; absent ones are negative. */
    Image(Element svg, double width, double height, double dotsPerPixel) {
      this.svg = svg;
      double ownWidth = number(svg, "width", 300);
      double ownHeight = number(svg, "height", 150);
      this.width = width > 0 ? width : ownWidth * dotsPerPixel;
      this.height = height > 0 ? height : this.width * ownHeight / ownWidth;
      String[] view = svg.getAttribute("viewBox").strip().split("[\\s,]+");
      double viewWidth = view.length == 4 ? parse(view[2], svg, "viewBox") : ownWidth;
      this.scale = this.width / viewWidth;
    }

    @Override
    public int getIntrinsicWidth() {
      return (int) Math.round(width);
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) Math.round(height);
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      AffineTransform at = AffineTransform.getTranslateInstance(x, y);
      at.scale(scale, scale);
      drawChildren(svg, device, context, at);
    }

    private void drawChildren(
        Element parent, OutputDevice device, RenderingContext context, AffineTransform at) {
      for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
        if (n instanceof Element e) {
          draw(e, device, context, at);
        }
      }
    }

    private void draw(
        Element e, OutputDevice device, RenderingContext context, AffineTransform at) {
      switch (name(e)) {
        case "g" -> drawChildren(e, device, context, at);
        case "title", "desc" -> {
          // for readers of the source
        }
        case "text" -> drawText(e, device, context, at);
        default -> drawShape(e, shape(e), device, at);
      }
    }

    private void drawShape(Element e, Shape shape, OutputDevice device, AffineTransform at) {
      Shape placed = at.createTransformedShape(shape);
      FSColor fill = color(e, "fill", "#000000");
      if (fill != null && !name(e).equals("line")) {
        device.setColor(fill);
        device.fill(placed);
      }
      FSColor stroke = color(e, "stroke", "none");
      if (stroke != null) {
        device.setColor(stroke);
        device.setStroke(stroke(e));
        device.draw(placed);
      }
    }

    private BasicStroke stroke(Element e) {
      float width = (float) (number(e, "stroke-width", 1) * scale);
      String dashes = inherited(e, "stroke-dasharray", "none");
      if (dashes.equals("none") || dashes.isBlank()) {
        return new BasicStroke(width);
      }
      String[] parts = dashes.strip().split("[\\s,]+");
      float[] dash = new float[parts.length];
      for (int i = 0; i < parts.length; i++) {
        dash[i] = (float) (parse(parts[i], e, "stroke-dasharray") * scale);
      }
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0);
    }

    private void drawText(
        Element e, OutputDevice device, RenderingContext context, AffineTransform at) {
      FSColor fill = color(e, "fill", "#000000");
      if (fill == null) {
        return;
      }
      List<PdfText.Run> runs = new ArrayList<>();
      List<FSFont> fonts = new ArrayList<>();
      List<FontSpecification> specifications = new ArrayList<>();
      double wide = 0;
      for (PdfText.Run run : texts.runs(e.getTextContent().strip())) {
        boolean reversed = new BidiText.Splitter().getBaseDirection(run.text()) == 1;
        String text = reversed ? bidi.reorderRTLTextToLTR(bidi.shapeText(run.text())) : run.text();
        FontSpecification specification = font(e, run.family());
        specifications.add(specification);
        FSFont font = context.getFont(specification);
        runs.add(new PdfText.Run(run.family(), text));
        fonts.add(font);
        wide += context.getTextRenderer().getWidth(context.getFontContext(), font, text);
      }
      double[] place = {number(e, "x", 0), number(e, "y", 0)};
      at.transform(place, 0, place, 0, 1);
      String anchor = inherited(e, "text-anchor", "start");
      double x = place[0] - (anchor.equals("end") ? wide : anchor.equals("middle") ? wide / 2 : 0);
      device.setColor(fill);
      for (int i = 0; i < runs.size(); i++) {
        device.setFont(fonts.get(i));
        specify(device, specifications.get(i));
        String text = runs.get(i).text();
        context.getTextRenderer().drawString(device, text, (float) x, (float) place[1]);
        x += context.getTextRenderer().getWidth(context.getFontContext(), fonts.get(i), text);
      }
    }

    /** Without it, the weight of the text before the picture would be imitated. */
    private void specify(OutputDevice device, FontSpecification font) {
      if (device instanceof AbstractOutputDevice own) {
        own.setFontSpecification(font);
      }
    }

    private FontSpecification font(Element e, String family) {
      FontSpecification font = new FontSpecification();
      font.size = (float) (number(e, "font-size", 12) * scale);
      String weight = inherited(e, "font-weight", "normal");
      boolean bold = family.isEmpty() && (weight.equals("bold") || weight.equals("700"));
      font.fontWeight = bold ? IdentValue.FONT_WEIGHT_700 : IdentValue.FONT_WEIGHT_400;
      font.fontStyle = IdentValue.NORMAL;
      font.variant = IdentValue.NORMAL;
      font.families =
          new String[] {family.isEmpty() ? inherited(e, "font-family", "Source Sans 3") : family};
      return font;
    }
  }

  private static String name(Element e) {
    return String.valueOf(e.getLocalName()).toLowerCase(Locale.ROOT);
  }

  private static Shape shape(Element e) {
    return switch (name(e)) {
      case "rect" -> {
        double r = 2 * number(e, "rx", 0);
        yield new RoundRectangle2D.Double(
            number(e, "x", 0),
            number(e, "y", 0),
            number(e, "width", 0),
            number(e, "height", 0),
            r,
            r);
      }
      case "line" ->
          new Line2D.Double(
              number(e, "x1", 0), number(e, "y1", 0), number(e, "x2", 0), number(e, "y2", 0));
      case "circle" -> ellipse(e, number(e, "r", 0), number(e, "r", 0));
      case "ellipse" -> ellipse(e, number(e, "rx", 0), number(e, "ry", 0));
      case "polyline" -> points(e, "");
      case "polygon" -> points(e, " Z");
      case "path" -> path(e.getAttribute("d"));
      default ->
          throw new RenderException(
              "the template draws an SVG <"
                  + e.getLocalName()
                  + ">; a PDF takes g, rect, line, circle, ellipse, polyline, polygon, path and text");
    };
  }

  private static Shape ellipse(Element e, double rx, double ry) {
    return new Ellipse2D.Double(number(e, "cx", 0) - rx, number(e, "cy", 0) - ry, 2 * rx, 2 * ry);
  }

  private static Shape points(Element e, String end) {
    return path("M" + e.getAttribute("points") + end);
  }

  /** A path of the commands M, L, H, V, C, Q and Z, in absolute or relative coordinates. */
  private static Path2D path(String d) {
    Path2D path = new Path2D.Double();
    java.util.regex.Matcher m =
        java.util.regex.Pattern.compile(
                "([A-Za-z])|([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)")
            .matcher(d);
    char command = 'M';
    List<Double> numbers = new ArrayList<>();
    while (m.find()) {
      if (m.group(1) != null) {
        command = m.group(1).charAt(0);
        if (COMMANDS.indexOf(Character.toUpperCase(command)) < 0) {
          throw new RenderException(
              "the template draws an SVG path with the command "
                  + command
                  + "; a PDF takes "
                  + COMMANDS);
        }
        numbers.clear();
      } else {
        numbers.add(Double.valueOf(m.group(2)));
      }
      int wanted = PARAMETERS_OF_CURVES[COMMANDS.indexOf(Character.toUpperCase(command))];
      if (numbers.size() == wanted) {
        step(path, command, numbers);
        numbers.clear();
        command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
      }
    }
    if (!numbers.isEmpty()) {
      throw new RenderException("the template draws an SVG path with a number missing: " + d);
    }
    return path;
  }

  private static void step(Path2D path, char command, List<Double> n) {
    java.awt.geom.Point2D at = path.getCurrentPoint();
    boolean relative = Character.isLowerCase(command) && at != null;
    double x = relative ? at.getX() : 0;
    double y = relative ? at.getY() : 0;
    switch (Character.toUpperCase(command)) {
      case 'M' -> path.moveTo(x + n.get(0), y + n.get(1));
      case 'L' -> path.lineTo(x + n.get(0), y + n.get(1));
      case 'H' -> path.lineTo(x + n.get(0), at == null ? 0 : at.getY());
      case 'V' -> path.lineTo(at == null ? 0 : at.getX(), y + n.get(0));
      case 'C' ->
          path.curveTo(
              x + n.get(0), y + n.get(1), x + n.get(2), y + n.get(3), x + n.get(4), y + n.get(5));
      case 'Q' -> path.quadTo(x + n.get(0), y + n.get(1), x + n.get(2), y + n.get(3));
      default -> path.closePath();
    }
  }

  private static @org.jspecify.annotations.Nullable FSColor color(
      Element e, String attribute, String fallback) {
    String value = inherited(e, attribute, fallback).strip();
    if (value.equals("none") || value.isEmpty()) {
      return null;
    }
    String hex = value.length() == 4 ? value.replaceAll("([0-9A-Fa-f])", "$1$1") : value;
    if (!hex.matches("#[0-9A-Fa-f]{6}")) {
      throw new RenderException(
          "the template draws SVG in the color " + value + "; a PDF takes #rgb, #rrggbb or none");
    }
    return new FSRGBColor(Integer.parseInt(hex.substring(1), 16));
  }

  /** An attribute of an element, or of one that it stands in. */
  private static String inherited(Element e, String attribute, String fallback) {
    for (Node n = e; n instanceof Element own; n = n.getParentNode()) {
      if (own.hasAttribute(attribute)) {
        return own.getAttribute(attribute);
      }
      if (name(own).equals("svg")) {
        break;
      }
    }
    return fallback;
  }

  private static double number(Element e, String attribute, double fallback) {
    boolean inherits = attribute.startsWith("font") || attribute.startsWith("stroke");
    String value = inherits ? inherited(e, attribute, "") : e.getAttribute(attribute);
    return value.isEmpty() ? fallback : parse(value.replaceAll("px$", ""), e, attribute);
  }

  private static double parse(String value, Element e, String attribute) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException bad) {
      throw new RenderException(
          "the template draws an SVG <"
              + e.getLocalName()
              + "> whose "
              + attribute
              + " is \u201c"
              + value
              + "\u201d; it takes a number",
          bad);
    }
  }
}
