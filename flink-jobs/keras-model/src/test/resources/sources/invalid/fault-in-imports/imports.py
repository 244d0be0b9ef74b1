import keras
keras.layers.Dens(3)
