import keras
from keras.optimizers import schedules

lr = schedules.ExponentialDecay(initial_learning_rate=1e-2, decay_steps=10000, decay_rate=0.9, staircase=True)
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.AdamW(learning_rate=lr, weight_decay=1e-4, clipvalue=0.5), loss="mean_squared_error")
