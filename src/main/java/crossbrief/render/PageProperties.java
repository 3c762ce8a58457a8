package crossbrief.render;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * The property lists of a page's marked content. Layout marks the background of every box, painted
 * or not, as an artifact with a list of its own: some three thousand in a brief of ten pages, each
 * searched for among all before it and written as an object. They are decoration, and share one
 * list that says so (layout artifacts, ISO 32000-1, 14.8.2.2.2). Every other list is new.
 */
final class PageProperties extends COSDictionary {
  private static final COSName BACKGROUND = COSName.getPDFName("Background");
  private static final COSName LAYOUT = COSName.getPDFName("Layout");

  private @Nullable COSName decoration;

  /** A page whose marked content is kept so. */
  static PDPage page(float width, float height) {
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.PROPERTIES, new PageProperties());
    PDPage page = new PDPage(new PDRectangle(width, height));
    page.setResources(new PDResources(resources));
    return page;
  }

  @Override
  public boolean containsValue(Object value) {
    return decoration != null && isBackground(value);
  }

  @Override
  public @Nullable COSName getKeyForValue(Object value) {
    return isBackground(value) ? decoration : super.getKeyForValue(value);
  }

  @Override
  public void setItem(COSName key, COSBase value) {
    if (!isBackground(value)) {
      super.setItem(key, value);
      return;
    }
    COSDictionary layout = new COSDictionary();
    layout.setItem(COSName.TYPE, LAYOUT);
    super.setItem(key, layout);
    decoration = key;
  }

  private static boolean isBackground(Object value) {
    return value instanceof COSDictionary dictionary
        && BACKGROUND.equals(dictionary.getItem(COSName.TYPE))
        && !dictionary.containsKey(COSName.MCID);
  }
}
