/**
 * Takes files out of the application that must be real files: the worker bundle, the native libraries of ONNX Runtime
 * and the sample model. Any thread may call it, and several processes may do so at once.
 */
@NullMarked
package org.phonebank.desktop.runtime;

import org.jspecify.annotations.NullMarked;
