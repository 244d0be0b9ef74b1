import tensorflow as ta
from tensorflow.keras import regularizers

model = ta.keras.Sequential([
    ta.keras.layers.Dense(32, activation='relu', input_shape=(12,), kernel_regularizer=regularizers.l2(0.001)),
    ta.keras.layers.Dropout(0.3),
    ta.keras.layers.Dense(16, activation='relu'),
    ta.keras.layers.Dense(1),
])
model.compile(optimizer='sgd', loss='huber', metrics=['mae'])
