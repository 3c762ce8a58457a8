package crossbrief.text;

import java.util.Optional;

/** What is known of the places of the world; see {@code places.txt}. */
public final class Gazetteer {
  private static final java.util.Set<String> REGIONS =
      java.util.Set.of(
          "Texas",
          "California",
          "Florida",
          "Alaska",
          "Georgia",
          "Ohio",
          "Michigan",
          "Louisiana",
          "Hawaii",
          "Virginia",
          "England",
          "Scotland",
          "Wales",
          "Northern Ireland",
          "Surrey",
          "Chechnya",
          "Siberia",
          "Crimea",
          "Donbas",
          "Xinjiang",
          "Tibet",
          "Brittany",
          "Normandy",
          "Corsica",
          "Bavaria",
          "Kashmir",
          "Kerala",
          "Gujarat",
          "Punjab",
          "Uttar Pradesh",
          "Okinawa",
          "Hokkaido",
          "West Bank",
          "Gaza Strip",
          "Sinai",
          "Puntland",
          "Tigray",
          "Darfur");

  private Gazetteer() {}

  /** The country of a city, a region or a people; empty when it is not known. */
  public static Optional<String> countryOf(String name) {
    return Optional.ofNullable(Places.countryOf(name));
  }

  /** Whether the name is a country's. */
  public static boolean isCountry(String name) {
    return Places.isCountry(name);
  }

  /** Whether the name is of a part of a country that holds cities. */
  public static boolean isRegion(String name) {
    return REGIONS.contains(name);
  }
}
