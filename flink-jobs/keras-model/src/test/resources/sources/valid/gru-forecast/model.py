import tensorflow as tf
from tensorflow.keras.layers import GRU, SimpleRNN, RepeatVector, TimeDistributed, Dense

steps = 12
model = tf.keras.Sequential([
    GRU(24, return_sequences=True, input_shape=(steps, 3)),
    GRU(12, reset_after=True, go_backwards=True),
    RepeatVector(4),
    SimpleRNN(8, return_sequences=True, activation='relu'),
    TimeDistributed(Dense(1)),
])
model.compile(optimizer=tf.keras.optimizers.Adam(1e-3, clipnorm=1.0), loss='mae')
