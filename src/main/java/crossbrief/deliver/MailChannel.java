package crossbrief.deliver;

import crossbrief.deliver.DeliveryException.Kind;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** An e-mail with the brief as HTML body and the PDF attached; one message to all recipients. */
public final class MailChannel implements Channel {
  /** The file of a brief that is the body of the message. */
  public static final String BODY = "brief.mail.html";

  private static final String TIMEOUT_MILLIS = "60000";

  private final MailConfig config;
  private final List<String> to;

  public MailChannel(MailConfig config, List<String> to) {
    this.config = config;
    this.to = List.copyOf(to);
  }

  /**
   * Checks an address.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static void check(String address) {
    try {
      InternetAddress parsed = new InternetAddress(address, true);
      parsed.validate();
      if (!parsed.getAddress().contains("@")) {
        throw new IllegalArgumentException("no e-mail address");
      }
    } catch (AddressException e) {
      throw new IllegalArgumentException("no e-mail address", e);
    }
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public boolean carriesNotices() {
    return true;
  }

  @Override
  public String deliver(Parcel parcel) {
    Session session = Session.getInstance(properties());
    try (Transport transport = session.getTransport(config.implicitTls() ? "smtps" : "smtp")) {
      MimeMessage message = message(session, parcel);
      connect(transport);
      return send(transport, message);
    } catch (MessagingException e) {
      throw new DeliveryException(
          Kind.FAILED, "cannot send the e-mail by " + config + ": " + reason(e), e);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    try {
      transport.connect(config.host(), config.port(), config.user(), config.password());
    } catch (AuthenticationFailedException e) {
      throw new DeliveryException(
          Kind.REFUSED,
          "the mail server "
              + config
              + " refuses user or password; check smtp and CROSSBRIEF_SMTP_PASSWORD",
          e);
    }
  }

  private static String send(Transport transport, MimeMessage message) throws MessagingException {
    try {
      transport.sendMessage(message, message.getAllRecipients());
      return "";
    } catch (SendFailedException e) {
      boolean some = e.getValidSentAddresses() != null && e.getValidSentAddresses().length > 0;
      if (some) {
        return "not to "
            + list(e.getInvalidAddresses())
            + list(e.getValidUnsentAddresses())
            + ": refused by the server";
      }
      if (e instanceof SMTPSendFailedException failed && isOpen(failed)) {
        throw new DeliveryException(
            Kind.UNKNOWN, "the mail server hung up before it said whether it took the e-mail", e);
      }
      throw e;
    } catch (MessagingException e) {
      throw new DeliveryException(
          Kind.UNKNOWN, "the mail server did not say whether it took the e-mail: " + reason(e), e);
    }
  }

  /** Whether the connection ended when the whole message was sent, without an answer. */
  private static boolean isOpen(SMTPSendFailedException e) {
    String command = String.valueOf(e.getCommand());
    boolean before = command.matches("(?s)(?i)(?:MAIL|RCPT|DATA|RSET|EHLO|HELO|STARTTLS|AUTH).*");
    return e.getReturnCode() < 0 && !before;
  }

  private static String list(Address @Nullable [] addresses) {
    return addresses == null
        ? ""
        : Arrays.stream(addresses).map(Address::toString).collect(Collectors.joining(", "));
  }

  private static String reason(MessagingException e) {
    String why = String.valueOf(e.getMessage()).strip();
    Exception next = e.getNextException();
    return (next == null ? why : why + " (" + String.valueOf(next.getMessage()).strip() + ")")
        .replaceAll("\\s+", " ");
  }

  private Properties properties() {
    Properties p = new Properties();
    for (String protocol : List.of("mail.smtp.", "mail.smtps.")) {
      p.setProperty(protocol + "connectiontimeout", TIMEOUT_MILLIS);
      p.setProperty(protocol + "timeout", TIMEOUT_MILLIS);
      p.setProperty(protocol + "writetimeout", TIMEOUT_MILLIS);
      p.setProperty(protocol + "sendpartial", "true");
      p.setProperty(protocol + "auth", String.valueOf(config.user() != null));
      p.setProperty(protocol + "ssl.checkserveridentity", "true");
    }
    p.setProperty("mail.smtp.starttls.enable", "true");
    p.setProperty("mail.smtp.starttls.required", String.valueOf(!config.isLocal()));
    p.setProperty("mail.mime.allowutf8", "false");
    return p;
  }

  private MimeMessage message(Session session, Parcel parcel) throws MessagingException {
    String id = "<" + parcel.run() + "." + parcel.brief() + "@crossbrief.invalid>";
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    message.setFrom(new InternetAddress(config.from(), true));
    for (String address : to) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
    }
    message.setSubject(parcel.subject().replaceAll("\\p{Cntrl}", " "), "UTF-8");
    message.setSentDate(Date.from(parcel.asOf()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Crossbrief-Run", parcel.run());
    message.setContent(content(parcel));
    message.saveChanges();
    return message;
  }

  private static MimeMultipart content(Parcel parcel) throws MessagingException {
    MimeMultipart mixed = new MimeMultipart("mixed");
    MimeMultipart alternative = new MimeMultipart("alternative");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(parcel.text(), "UTF-8", "plain");
    alternative.addBodyPart(text);
    byte[] html = parcel.files().get(BODY);
    if (html != null) {
      MimeBodyPart body = new MimeBodyPart();
      body.setText(new String(html, StandardCharsets.UTF_8), "UTF-8", "html");
      alternative.addBodyPart(body);
    }
    MimeBodyPart whole = new MimeBodyPart();
    whole.setContent(alternative);
    mixed.addBodyPart(whole);
    byte[] pdf = parcel.files().get("brief.pdf");
    if (pdf != null) {
      MimeBodyPart attachment = new MimeBodyPart();
      attachment.setDataHandler(new DataHandler(new ByteArrayDataSource(pdf, "application/pdf")));
      attachment.setFileName(parcel.brief() + "_" + parcel.dated() + ".pdf");
      attachment.setDisposition(jakarta.mail.Part.ATTACHMENT);
      mixed.addBodyPart(attachment);
    }
    return mixed;
  }
}
