package crossbrief.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture made of plain shapes in pixels, for a template to write as SVG. Colors are named by
 * what they are for: {@code ink}, {@code muted}, {@code grid}, {@code paper}, {@code none} or
 * {@code k1} to {@code k6} for sources.
 */
final class Picture {
  private static final double CHAR_WIDTH = 0.53;

  private final List<Map<String, Object>> shapes = new ArrayList<>();

  /** About how wide a text is. */
  static double widthOf(String text, double size) {
    return text.length() * size * CHAR_WIDTH;
  }

  Picture line(
      double x1, double y1, double x2, double y2, String stroke, double width, String dash) {
    return add(
        "line", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", stroke, "width", width, "dash",
        dash);
  }

  Picture rect(double x, double y, double w, double h, double radius, String fill, String stroke) {
    return add(
        "rect", "x", x, "y", y, "w", w, "h", h, "r", radius, "fill", fill, "stroke", stroke,
        "width", 1.2);
  }

  Picture circle(double x, double y, double radius, String fill, String stroke) {
    return add("circle", "x", x, "y", y, "r", radius, "fill", fill, "stroke", stroke, "width", 1.6);
  }

  Picture path(String d, String fill, String stroke, double width, String dash) {
    return add("path", "d", d, "fill", fill, "stroke", stroke, "width", width, "dash", dash);
  }

  /**
   * A line of text.
   *
   * @param anchor which part of the text stands at x: start, middle or end
   */
  Picture text(
      double x, double y, String text, double size, String fill, String weight, String anchor) {
    return add(
        "text",
        "x",
        x,
        "y",
        y,
        "text",
        BriefModel.clean(text),
        "size",
        size,
        "fill",
        fill,
        "weight",
        weight,
        "anchor",
        anchor);
  }

  /** A mark for a source: its shape tells it apart where colors do not. */
  Picture mark(int color, double x, double y, boolean filled) {
    String stroke = "k" + color;
    String fill = filled ? stroke : "paper";
    return switch ((color - 1) % 4) {
      case 0 -> circle(x, y, 5, fill, stroke);
      case 1 -> rect(x - 4.6, y - 4.6, 9.2, 9.2, 0, fill, stroke);
      case 2 ->
          path(
              "M" + n(x) + " " + n(y - 6) + " L" + n(x + 6) + " " + n(y) + " L" + n(x) + " "
                  + n(y + 6) + " L" + n(x - 6) + " " + n(y) + " Z",
              fill,
              stroke,
              1.6,
              "");
      default ->
          path(
              "M" + n(x) + " " + n(y - 6) + " L" + n(x + 6) + " " + n(y + 5) + " L" + n(x - 6) + " "
                  + n(y + 5) + " Z",
              fill,
              stroke,
              1.6,
              "");
    };
  }

  /** A number as SVG writes it, to a tenth of a pixel. */
  static String n(double value) {
    double rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }

  private Picture add(String kind, Object... pairs) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("kind", kind);
    for (int i = 0; i < pairs.length; i += 2) {
      shape.put(String.valueOf(pairs[i]), pairs[i + 1] instanceof Double d ? n(d) : pairs[i + 1]);
    }
    shapes.add(shape);
    return this;
  }

  /**
   * The picture for a template.
   *
   * @param alt what it shows, in words
   */
  Map<String, Object> model(double width, double height, String alt) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("width", n(width));
    m.put("height", n(height));
    m.put("alt", BriefModel.clean(alt));
    m.put("shapes", List.copyOf(shapes));
    return m;
  }
}
