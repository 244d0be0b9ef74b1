from tensorflow.keras import layers
