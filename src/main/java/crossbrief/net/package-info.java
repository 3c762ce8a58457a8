/** What every door to the network needs; knows neither models nor articles. */
@NullMarked
package crossbrief.net;

import org.jspecify.annotations.NullMarked;
