import tensorflow as tf
from tensorflow.keras import layers, models

model = models.Sequential()
model.add(layers.Conv2D(16, (3, 3), activation='relu', padding='same', input_shape=(32, 32, 3)))
model.add(layers.BatchNormalization())
model.add(layers.MaxPooling2D((2, 2), strides=2))
model.add(layers.Conv2D(32, 3, strides=(2, 2), padding='SAME', use_bias=False))
model.add(layers.BatchNormalization(momentum=0.9, epsilon=1e-5))
model.add(layers.Activation('relu'))
model.add(layers.AveragePooling2D(2))
model.add(layers.GlobalAveragePooling2D())
model.add(layers.Dense(10))
model.compile(optimizer='adam',
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=['accuracy'])
