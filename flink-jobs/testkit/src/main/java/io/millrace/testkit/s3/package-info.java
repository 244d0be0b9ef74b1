/** An object store on loopback that speaks as much of S3 as its clients here say. */
@NullMarked
package io.millrace.testkit.s3;

import org.jspecify.annotations.NullMarked;
