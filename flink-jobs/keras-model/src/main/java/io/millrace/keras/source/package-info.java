/**
 * What the Keras names in pasted source mean. The language runs the text over host values of this
 * package; layers, tensors and models record what was built, in the words of Keras 3's {@code
 * model.to_json()}, together with the place in the text that each part came from. The JSON is then
 * read as any other architecture, and what is wrong with it is reported at its line and column.
 */
@NullMarked
package io.millrace.keras.source;

import org.jspecify.annotations.NullMarked;
