package crossbrief.deliver;

/** A way for a brief to reach its readers. */
public interface Channel {
  /** What it is called in the ledger and in messages, with nothing secret in it. */
  String name();

  /** Whether delivering twice is the same as delivering once. */
  boolean isRepeatable();

  /** Whether it carries the news that there is no brief. */
  boolean carriesNotices();

  /**
   * Delivers.
   *
   * @return what should be known of it, such as recipients that were refused; empty when nothing
   * @throws DeliveryException when it cannot be delivered
   */
  String deliver(Parcel parcel);
}
