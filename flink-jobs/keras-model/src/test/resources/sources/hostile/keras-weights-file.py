model = keras.applications.ResNet50(weights='/etc/passwd')
